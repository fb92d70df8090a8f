package org.coreplatform.description.xml;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// What to do about text that is not well-formed, where the parsers' words do not tell.
final class MalformedHelp {
    static final String BEGINNING = "a description begins with `<system>`";

    /// Quotes that word processors make of the straight ones.
    private static final String CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb";

    private static final Pattern WRONG_CLOSE_TAG =
            Pattern.compile("close tag </(.+)>; expected </(.+)>");
    private static final Pattern NOT_CLOSED = Pattern.compile("close tag for element (<.+>)");

    /// Help for some words of the parsers.
    private record Hint(String words, String help) {}

    private static final List<Hint> HINTS =
            List.of(
                    new Hint("(NULL, unicode 0)", "save it as text in UTF-8"),
                    new Hint(
                            "target (\"xml\")",
                            "move `<?xml …?>` to the very beginning of the file"),
                    new Hint("Expected a quote", "put the value in quotes"),
                    new Hint(
                            "expected space, or '>'",
                            "is a blank between attributes missing, or the quote that ends a value?"),
                    new Hint("in prolog", BEGINNING),
                    new Hint("multiple roots", "put everything into one `<system>`"),
                    new Hint("in epilog", "only comments can follow `</system>`"),
                    new Hint("'--' not allowed", "write one `-`, or end the comment with `-->`"),
                    new Hint(
                            "'<' (code 60) in attribute value",
                            "close the value with a quote, or write `&lt;` for `<`"));

    private MalformedHelp() {}

    /// {@return what to do}
    ///
    /// @param span where the parsers stopped
    /// @param reason what they said
    static Optional<String> of(
            SourceFile file, Span span, @Nullable String reason, Optional<Places> places) {
        String words = Objects.requireNonNullElse(reason, "");
        Matcher wrong = WRONG_CLOSE_TAG.matcher(words);
        if (wrong.find()) {
            return Optional.of(closeTag(wrong.group(1), wrong.group(2), places));
        }
        Matcher open = NOT_CLOSED.matcher(words);
        if (open.find()) {
            return Optional.of(
                    "write `%s` where it ends".formatted(open.group(1).replace("<", "</")));
        }
        if (CURLY.contains(span.text()) && !span.text().isEmpty()) {
            return Optional.of("write straight quotes: `\"`");
        }
        for (Hint hint : HINTS) {
            if (words.contains(hint.words())) {
                return Optional.of(hint.help());
            }
        }
        boolean isReference = file.text().startsWith("&", Math.max(0, span.start() - 1));
        return isReference || words.contains("entity")
                ? Optional.of("write `&amp;` for `&`")
                : Optional.empty();
    }

    /// Either the element was forgotten to be closed, or the names of its tags differ.
    private static String closeTag(String found, String expected, Optional<Places> places) {
        return places.filter(read -> read.isOpen(found)).isPresent()
                ? "close `<%s>` before, with `</%s>` or with `/>` in its own tag"
                        .formatted(expected, expected)
                : "give both tags of the element the same name";
    }
}
