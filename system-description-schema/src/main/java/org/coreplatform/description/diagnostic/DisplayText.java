package org.coreplatform.description.diagnostic;

/// A line of source as a terminal shows it: tabs become blanks, what could confuse the terminal
/// becomes `�`, and each UTF-16 unit knows the column at which it appears.
public final class DisplayText {
    private static final int TAB = 4;
    private static final char UNPRINTABLE = '\uFFFD';

    private final StringBuilder shown = new StringBuilder();
    private final int[] columns;

    DisplayText(String line) {
        columns = new int[line.length() + 1];
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int codePoint = line.codePointAt(i);
            int units = Character.charCount(codePoint);
            for (int unit = 0; unit < units; unit++) {
                columns[i + unit] = column;
            }
            column += append(codePoint, column);
            i += units;
        }
        columns[line.length()] = column;
    }

    private int append(int codePoint, int column) {
        if (codePoint == '\t') {
            int blanks = TAB - column % TAB;
            shown.repeat(' ', blanks);
            return blanks;
        }
        if (!isPrintable(codePoint)) {
            shown.append(UNPRINTABLE);
            return 1;
        }
        shown.appendCodePoint(codePoint);
        return width(codePoint);
    }

    /// {@return a text that is safe to print: one line, without control characters}
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> isPrintable(codePoint) ? codePoint : UNPRINTABLE)
                .forEachOrdered(safe::appendCodePoint);
        return safe.toString();
    }

    /// {@return the columns that a text takes in a font whose letters are equally wide}
    public static int columns(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // Marks that reverse the direction of what follows; joiners are needed in names.
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }

    /// {@return the columns that a code point takes: two for East Asian wide ones and emoji}
    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F000 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    /// {@return the column, from 0, at which a UTF-16 unit of the line appears}
    int column(int unit) {
        return columns[Math.min(unit, columns.length - 1)];
    }

    /// {@return the columns of the whole line}
    int width() {
        return columns[columns.length - 1];
    }

    /// {@return the part of the line that fills the columns from one to another}
    String columns(int from, int to) {
        StringBuilder part = new StringBuilder();
        int column = 0;
        for (int i = 0; i < shown.length() && column < to; ) {
            int codePoint = shown.codePointAt(i);
            int width = width(codePoint);
            if (column >= from && column + width <= to) {
                part.appendCodePoint(codePoint);
            } else if ((column + width > from && column < from) || column + width > to) {
                part.append(' ');
            }
            column += width;
            i += Character.charCount(codePoint);
        }
        return part.toString();
    }
}
