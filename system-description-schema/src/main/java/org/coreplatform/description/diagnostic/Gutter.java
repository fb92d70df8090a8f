package org.coreplatform.description.diagnostic;

/// The left margin of a rendered diagnostic: line numbers, and the bar beside the source.
final class Gutter {
    private final Palette palette;
    private final int digits;

    /// @param lastLine the largest line number to be shown
    Gutter(Palette palette, int lastLine) {
        this.palette = palette;
        this.digits = Integer.toString(lastLine).length();
    }

    /// {@return the columns before the source}
    int width() {
        return digits + 3;
    }

    String arrow(String arrow, String place) {
        return " ".repeat(digits) + palette.frame(arrow) + " " + place;
    }

    String blank() {
        return " ".repeat(digits + 1) + palette.frame("|");
    }

    String gap() {
        return palette.frame("...");
    }

    String numbered(int line, String source) {
        String number = Integer.toString(line);
        String bar = " ".repeat(digits - number.length()) + number + " |";
        return palette.frame(bar) + (source.isEmpty() ? "" : " " + source);
    }

    String beside(String row) {
        return blank() + " " + row;
    }

    String remark(String kind, String text) {
        String sign = " ".repeat(digits + 1) + palette.frame("=");
        return sign + " " + palette.strong(kind + ":") + " " + text;
    }
}
