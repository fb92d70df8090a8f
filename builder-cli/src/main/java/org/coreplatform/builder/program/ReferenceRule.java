package org.coreplatform.builder.program;

import java.util.List;
import java.util.Map;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;

/// Rejects programs that use classes which are not theirs: such as are nowhere, and the constants
/// of another PD, whose ids mean something else here.
final class ReferenceRule {
    private ReferenceRule() {}

    /// Checks a program.
    ///
    /// @param constants the constants that were compiled with it, by class
    static void check(
            ProgramRequest request,
            LinkedProgram program,
            Map<String, WiringView> constants,
            DiagnosticSink sink) {
        program.missing().forEach((name, user) -> sink.report(missing(request, name, user)));
        for (String name : program.own().keySet()) {
            WiringView foreign = constants.get(name);
            if (foreign != null && !foreign.domain().equals(request.domain().text())) {
                sink.report(foreign(request, program, foreign));
            }
        }
    }

    private static Diagnostic missing(ProgramRequest request, String name, String user) {
        return Diagnostic.error(
                        ProgramRules.MISSING_CLASS,
                        "the program of `%s` uses class `%s`, which it does not contain"
                                .formatted(request.domain().text(), name),
                        request.image().span(),
                        "used by `%s`".formatted(user))
                .withHelp("put the class into the jar");
    }

    private static Diagnostic foreign(
            ProgramRequest request, LinkedProgram program, WiringView foreign) {
        List<String> users =
                program.usersOf(foreign.binaryName()).stream()
                        .filter(user -> !user.equals(foreign.binaryName()))
                        .toList();
        return Diagnostic.error(
                        ProgramRules.FOREIGN_CONSTANTS,
                        "the program of `%s` uses `%s`, the constants of `%s`"
                                .formatted(
                                        request.domain().text(),
                                        foreign.className(),
                                        foreign.domain()),
                        request.image().span(),
                        "used by `%s`".formatted(String.join("`, `", users)))
                .withNote("the ids of another PD's channels mean other channels here")
                .withHelp(
                        "use `%s`, or ids if several PDs share the program"
                                .formatted(request.constants().className()));
    }
}
