package org.coreplatform.kernel.pd.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Regenerates the classes of one program.
final class ProgramRewriter {
    private final List<ProgramClass> classes;

    ProgramRewriter(List<ProgramClass> classes) {
        this.classes = classes;
    }

    List<ProgramClass> run() {
        List<ProgramClass> result = new ArrayList<>(classes);
        result.sort(Comparator.comparing(ProgramClass::name));
        return result;
    }
}
