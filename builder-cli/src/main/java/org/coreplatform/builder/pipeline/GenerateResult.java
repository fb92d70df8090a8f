package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.coreplatform.builder.artefact.Reports;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.builder.program.ProgramRules;
import org.coreplatform.builder.program.ProgramsResult;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;

/// What came of generating constants.
///
/// @param sources the generated sources
/// @param diagnostics why some or all are missing
public record GenerateResult(List<Source> sources, List<Diagnostic> diagnostics) {
    /// A program that does not compile yet gets its constants: that is when they are needed.
    private static final List<RuleId> IN_THE_WAY =
            List.of(
                    ProgramRules.NOT_FOUND,
                    ProgramRules.UNREADABLE,
                    ProgramRules.UNSUPPORTED,
                    ProgramRules.NO_MAIN_CLASS,
                    ProgramRules.SEVERAL_MAIN_CLASSES);

    public GenerateResult {
        sources = List.copyOf(sources);
        diagnostics = List.copyOf(diagnostics);
    }

    /// A generated source.
    ///
    /// @param path where it belongs below a folder of sources
    /// @param text its text
    public record Source(Path path, String text) {}

    static GenerateResult of(ProgramsResult programs) {
        return new GenerateResult(
                programs.constants().stream().map(GenerateResult::source).toList(),
                programs.diagnostics().stream()
                        .filter(found -> IN_THE_WAY.contains(found.rule()))
                        .toList());
    }

    private static Source source(WiringView view) {
        return new Source(
                Path.of(view.binaryName().replace('.', '/') + ".java"), Reports.constants(view));
    }
}
