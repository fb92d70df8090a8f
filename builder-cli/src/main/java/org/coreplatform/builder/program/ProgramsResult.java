package org.coreplatform.builder.program;

import java.util.List;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.builder.lowering.SystemPlan;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.sdk.image.PdProgram;

/// What came of a system's programs.
public final class ProgramsResult {
    private final List<LinkedProgram> programs;
    private final List<Diagnostic> diagnostics;
    private final List<WiringView> constants;

    ProgramsResult(
            List<LinkedProgram> programs,
            List<Diagnostic> diagnostics,
            List<WiringView> constants) {
        this.programs = programs;
        this.diagnostics = diagnostics;
        this.constants = constants;
    }

    /// {@return the classes of constants of all PDs whose programs were found, each in the package
    /// of its PD's main class}
    public List<WiringView> constants() {
        return constants;
    }

    /// {@return what is wrong with them, each finding once}
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// {@return the programs that were linked}
    List<LinkedProgram> programs() {
        return programs;
    }

    /// {@return the programs as they go into the image, if nothing is wrong; index = PD index}
    public List<PdProgram> of(SystemPlan plan) {
        return PdPrograms.of(plan, programs);
    }
}
