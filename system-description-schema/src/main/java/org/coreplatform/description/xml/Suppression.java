package org.coreplatform.description.xml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;

/// A comment of the form `<!-- allow RULE: REASON -->`: lets warnings of a rule pass in the
/// element that follows.
///
/// @param rule what follows `allow`
/// @param place where that is
/// @param hasReason whether a reason follows
/// @param scope the element, empty until it is known
record Suppression(String rule, Span place, boolean hasReason, Optional<Span> scope) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*allow\\s+([a-z_]+\\.[a-z0-9-]+)(\\s*:\\s*\\S.*)?.*", Pattern.DOTALL);
    private static final int COMMENT_START = "<!--".length();

    /// {@return what a comment says, if it is of this form}
    ///
    /// @param offset where the comment starts
    static Optional<Suppression> of(SourceFile file, String comment, int offset) {
        Matcher matcher = FORM.matcher(comment);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int start = offset + COMMENT_START + matcher.start(1);
        Span place = file.span(start, start + matcher.group(1).length());
        boolean hasReason = matcher.group(2) != null;
        return Optional.of(new Suppression(matcher.group(1), place, hasReason, Optional.empty()));
    }

    Suppression in(Span element) {
        return new Suppression(rule, place, hasReason, Optional.of(element));
    }

    /// {@return whether it lets a finding pass}
    boolean covers(Diagnostic found) {
        return !found.isError() && concerns(found);
    }

    /// {@return whether it would let an error pass}
    boolean isForAnError(Diagnostic found) {
        return found.isError() && concerns(found);
    }

    private boolean concerns(Diagnostic found) {
        return found.rule().value().equals(rule)
                && scope.filter(element -> contains(element, found.span())).isPresent();
    }

    private static boolean contains(Span element, Span span) {
        return span.file() == element.file()
                && span.start() >= element.start()
                && span.start() < element.end();
    }
}
