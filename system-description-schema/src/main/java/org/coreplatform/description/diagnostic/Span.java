package org.coreplatform.description.diagnostic;

/// A part of a file.
///
/// @param file the file
/// @param start offset of its first UTF-16 unit
/// @param end offset behind its last one
public record Span(SourceFile file, int start, int end) {

    public Span {
        if (start < 0 || end < start || end > file.text().length()) {
            throw new IllegalArgumentException("no such span: %d to %d".formatted(start, end));
        }
    }

    /// {@return line and column of its first character}
    public Position begin() {
        return file.position(start);
    }

    /// {@return line and column behind its last character}
    public Position finish() {
        return file.position(end);
    }

    /// {@return the text that it covers}
    public String text() {
        return file.text().substring(start, end);
    }

    /// {@return the span as `file:line:column`}
    @Override
    public String toString() {
        return file.hasText() ? file.name() + ":" + begin() : file.name();
    }
}
