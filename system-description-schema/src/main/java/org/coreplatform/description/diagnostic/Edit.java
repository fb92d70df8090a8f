package org.coreplatform.description.diagnostic;

/// A change of a text.
///
/// @param span what goes away, perhaps nothing
/// @param replacement what takes its place, perhaps nothing
public record Edit(Span span, String replacement) {

    /// {@return whether both change the same characters, or put something into the same place}
    boolean conflictsWith(Edit other) {
        return span.file() == other.span.file()
                && span.start() <= other.span.end()
                && other.span.start() <= span.end();
    }
}
