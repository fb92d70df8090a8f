package org.coreplatform.builder.program;

import java.util.List;
import org.coreplatform.builder.program.ExpectedEvent.EntryPoint;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;

/// Rejects a PD at which an event can arrive for which its program overrides no entry point.
final class EntryPointRule {
    private EntryPointRule() {}

    static void check(ProgramRequest request, LinkedProgram program, DiagnosticSink sink) {
        for (EntryPoint kind : EntryPoint.values()) {
            List<ExpectedEvent> events =
                    request.events().stream().filter(event -> event.kind() == kind).toList();
            if (!events.isEmpty() && !program.overrides(kind.signature())) {
                sink.report(missing(request, program, events));
            }
        }
    }

    private static Diagnostic missing(
            ProgramRequest request, LinkedProgram program, List<ExpectedEvent> events) {
        EntryPoint kind = events.getFirst().kind();
        Diagnostic error =
                Diagnostic.error(
                        ProgramRules.MISSING_ENTRY_POINT,
                        "the program of `%s` does not override `%s`"
                                .formatted(request.domain().text(), kind.declaration()),
                        request.domain().span(),
                        "its main class is `%s`".formatted(program.mainClass()));
        for (ExpectedEvent event : events) {
            error = error.withLabel(event.cause(), event.because());
        }
        return error.withHelp(
                "override `%s`, or %s".formatted(kind.declaration(), kind.otherwise()));
    }
}
