package org.coreplatform.description.diagnostic;

import java.util.Arrays;

/// A text that diagnostics point into: its name for people, and its content.
///
/// Two source files are the same only if they are the same object. Lines end with LF, CR LF or CR.
public final class SourceFile {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /// {@return a file whose content is unknown, such as one that cannot be read}
    public static SourceFile withoutText(String name) {
        return new SourceFile(name, "");
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean endsLine(String text, int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
    }

    /// {@return what people call the file}
    public String name() {
        return name;
    }

    /// {@return the content}
    public String text() {
        return text;
    }

    /// {@return whether there is a content to show}
    public boolean hasText() {
        return !text.isEmpty();
    }

    /// {@return line and column of an offset into the text}
    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - lineStarts[line] + 1);
    }

    /// {@return the offset of a line's first character}
    ///
    /// @param line from 1
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /// {@return the number of lines}
    public int lineCount() {
        return lineStarts.length;
    }

    /// {@return a line without its end}
    ///
    /// @param line from 1
    public String line(int line) {
        int start = lineStart(line);
        int end = line == lineStarts.length ? text.length() : lineStarts[line];
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /// {@return the part of the text from one offset to another, cut to what there is}
    public Span span(int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        return new Span(this, from, Math.clamp(end, from, text.length()));
    }

    /// {@return the empty span at the start of the file}
    public Span start() {
        return new Span(this, 0, 0);
    }
}
