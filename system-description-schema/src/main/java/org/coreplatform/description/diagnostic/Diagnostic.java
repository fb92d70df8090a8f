package org.coreplatform.description.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One finding. Its message is understandable without the snippet, in lower case, without a full
/// stop, with the author's words in back-ticks.
///
/// @param rule the rule that was broken
/// @param severity how bad it is
/// @param message what is wrong
/// @param primary where it is wrong
/// @param secondary places that have to do with it
/// @param notes facts that explain it
/// @param help a way out
/// @param fix the change that takes it, if that needs nobody's judgement
public record Diagnostic(
        RuleId rule,
        Severity severity,
        String message,
        Label primary,
        List<Label> secondary,
        List<String> notes,
        Optional<String> help,
        Optional<Fix> fix) {

    /// By file, place and rule; what is equal in all three keeps its order.
    public static final Comparator<Diagnostic> ORDER =
            Comparator.comparing((Diagnostic found) -> found.span().file().name())
                    .thenComparingInt(found -> found.span().start())
                    .thenComparing(Diagnostic::rule);

    public Diagnostic {
        secondary = List.copyOf(secondary);
        notes = List.copyOf(notes);
    }

    /// {@return an error with nothing but its message and place}
    ///
    /// @param label what to say at the place
    public static Diagnostic error(RuleId rule, String message, Span span, String label) {
        return of(rule, Severity.ERROR, message, new Label(span, label));
    }

    /// {@return a warning with nothing but its message and place}
    ///
    /// @param label what to say at the place
    public static Diagnostic warning(RuleId rule, String message, Span span, String label) {
        return of(rule, Severity.WARNING, message, new Label(span, label));
    }

    private static Diagnostic of(RuleId rule, Severity severity, String message, Label primary) {
        return new Diagnostic(
                rule,
                severity,
                message,
                primary,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// {@return the diagnostic with one more related place}
    public Diagnostic withLabel(Span span, String text) {
        List<Label> more = new ArrayList<>(secondary);
        more.add(new Label(span, text));
        return new Diagnostic(rule, severity, message, primary, more, notes, help, fix);
    }

    /// {@return the diagnostic with one more fact}
    public Diagnostic withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Diagnostic(rule, severity, message, primary, secondary, more, help, fix);
    }

    /// {@return the diagnostic with this way out}
    public Diagnostic withHelp(String text) {
        return new Diagnostic(
                rule, severity, message, primary, secondary, notes, Optional.of(text), fix);
    }

    /// {@return the diagnostic with this change}
    public Diagnostic withFix(Fix change) {
        return new Diagnostic(
                rule, severity, message, primary, secondary, notes, help, Optional.of(change));
    }

    /// {@return the diagnostic with another severity}
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(rule, other, message, primary, secondary, notes, help, fix);
    }

    /// {@return where it is wrong}
    public Span span() {
        return primary.span();
    }

    /// {@return whether it is an error}
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
