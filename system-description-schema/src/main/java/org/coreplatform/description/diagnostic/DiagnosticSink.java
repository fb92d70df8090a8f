package org.coreplatform.description.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// Collects what rules find. It keeps a bounded number and counts the rest, so that a hostile
/// description cannot fill the memory.
public final class DiagnosticSink {
    public static final RuleId TOO_MANY = RuleId.of("description.too-many-problems");

    /// Nobody reads more than this at once.
    public static final int MAX_KEPT = 1000;

    private final List<Diagnostic> kept = new ArrayList<>();
    private final List<Diagnostic> firstDropped = new ArrayList<>(1);
    private int errors;
    private int droppedErrors;
    private int droppedWarnings;

    /// Takes a finding.
    public void report(Diagnostic found) {
        if (found.isError()) {
            errors++;
        }
        if (kept.size() < MAX_KEPT) {
            kept.add(found);
            return;
        }
        if (firstDropped.isEmpty()) {
            firstDropped.add(found);
        }
        if (found.isError()) {
            droppedErrors++;
        } else {
            droppedWarnings++;
        }
    }

    /// {@return whether an error was reported}
    public boolean hasErrors() {
        return errors > 0;
    }

    /// {@return the findings in their order, and last how many are missing}
    public List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>(kept);
        all.sort(Diagnostic.ORDER);
        firstDropped.forEach(first -> all.add(missing(first)));
        return List.copyOf(all);
    }

    private Diagnostic missing(Diagnostic first) {
        return Diagnostic.warning(
                        TOO_MANY,
                        "%d further errors and %d further warnings are not shown"
                                .formatted(droppedErrors, droppedWarnings),
                        first.span(),
                        "the first of them")
                .withSeverity(droppedErrors > 0 ? Severity.ERROR : Severity.WARNING)
                .withHelp("repair what is shown and check again");
    }
}
