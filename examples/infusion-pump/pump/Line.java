package pump;

/// A line of text in the making, with columns.
final class Line {
    private static final int TIME_WIDTH = 8;

    private final StringBuilder text = new StringBuilder();

    Line add(String more) {
        text.append(more);
        return this;
    }

    Line add(long number) {
        text.append(number);
        return this;
    }

    /// Adds a number of tenths with its decimal point.
    Line tenths(long tenths) {
        text.append(tenths / 10).append('.').append(tenths % 10);
        return this;
    }

    /// Adds a time as seconds with three decimals, right-aligned.
    Line time(long micros) {
        String millis = Long.toString(micros / 1_000 % 1_000);
        String seconds = Long.toString(micros / 1_000_000);
        String time = seconds + "." + "0".repeat(3 - millis.length()) + millis;
        text.append(" ".repeat(Math.max(0, TIME_WIDTH - time.length()))).append(time).append("  ");
        return this;
    }

    /// Adds a bar of `#` in a field of a width.
    Line bar(long length, int width) {
        int shown = Math.clamp(length, 0, width);
        text.append("#".repeat(shown)).append(" ".repeat(width - shown));
        return this;
    }

    /// Adds blanks up to a column.
    Line padTo(int column) {
        text.append(" ".repeat(Math.max(1, column - text.length())));
        return this;
    }

    void writeTo(TextRing ring) {
        ring.writeLine(text);
    }
}
