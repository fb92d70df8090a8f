package org.coreplatform.description.diagnostic;

import java.util.List;

/// A way to remove the cause of a diagnostic that needs nobody's judgement. All its edits belong
/// together and are in one file.
///
/// @param title what it does, in words
/// @param edits by ascending place
public record Fix(String title, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /// {@return the fix that puts a text into another one's place}
    public static Fix replace(Span span, String replacement) {
        return new Fix(
                "replace `%s` by `%s`".formatted(span.text(), replacement),
                List.of(new Edit(span, replacement)));
    }

    /// {@return the fix that takes something away}
    public static Fix remove(Span span, String what) {
        return new Fix("remove " + what, List.of(new Edit(span, "")));
    }
}
