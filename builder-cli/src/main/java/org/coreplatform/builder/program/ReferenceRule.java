package org.coreplatform.builder.program;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coreplatform.builder.artefact.WiringView;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;

/// Rejects programs that use classes which are not theirs: such as are nowhere, and the constants
/// of another PD, whose ids mean something else here.
///
/// That another PD's main class is used is no mistake (it may declare the numbers of a protocol);
/// what it uses in turn is not looked at.
final class ReferenceRule {
    private final Map<String, WiringView> constants;
    private final Set<String> mainClasses;
    private final DiagnosticSink sink;

    /// The rule for programs that were compiled together.
    ///
    /// @param constants the constants that were generated for their PDs, by class
    /// @param mainClasses the classes that they can start with
    ReferenceRule(
            Map<String, WiringView> constants,
            Collection<String> mainClasses,
            DiagnosticSink sink) {
        this.constants = constants;
        this.mainClasses = new TreeSet<>(mainClasses);
        this.sink = sink;
    }

    void check(ProgramRequest request, LinkedProgram program) {
        program.missing().forEach((name, user) -> sink.report(missing(request, name, user)));
        for (String user : ownPart(program)) {
            for (String used : program.facts(user).references()) {
                WiringView foreign = constants.get(used);
                if (foreign != null && !foreign.domain().equals(request.domain().text())) {
                    sink.report(foreign(request, foreign, user));
                }
            }
        }
    }

    /// What is reachable from the main class without passing through another main class.
    private Set<String> ownPart(LinkedProgram program) {
        Set<String> reached = new TreeSet<>();
        reached.add(program.mainClass());
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : program.facts(open.removeFirst()).references()) {
                boolean isOwn =
                        program.own().containsKey(next)
                                && !mainClasses.contains(next)
                                && !constants.containsKey(next);
                if (isOwn && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
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

    private static Diagnostic foreign(ProgramRequest request, WiringView foreign, String user) {
        return Diagnostic.error(
                        ProgramRules.FOREIGN_CONSTANTS,
                        "the program of `%s` uses `%s`, the constants of `%s`"
                                .formatted(
                                        request.domain().text(),
                                        foreign.className(),
                                        foreign.domain()),
                        request.image().span(),
                        "used by `%s`".formatted(user))
                .withNote("the ids of another PD's channels mean other channels here")
                .withHelp(
                        "use `%s`, or ids if several PDs share the program"
                                .formatted(request.constants().className()));
    }
}
