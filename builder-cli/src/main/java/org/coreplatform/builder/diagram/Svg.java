package org.coreplatform.builder.diagram;

import java.util.Locale;

/// Writes the elements of SVG.
public final class Svg {
    private final StringBuilder out = new StringBuilder();

    /// {@return a text as it stands in XML, without what cannot be shown}
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEachOrdered(letter -> append(escaped, letter));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int letter) {
        switch (letter) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n' -> escaped.append('\n');
            default -> escaped.appendCodePoint(isAllowed(letter) ? letter : '\uFFFD');
        }
    }

    /// XML has neither control characters nor halves of pairs.
    private static boolean isAllowed(int letter) {
        return letter >= ' '
                && !Character.isISOControl(letter)
                && Character.getType(letter) != Character.SURROGATE
                && (letter & 0xfffe) != 0xfffe;
    }

    /// {@return a length with at most one decimal}
    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Writes what is XML already.
    Svg raw(String xml) {
        out.append(xml);
        return this;
    }

    /// Begins a group of elements.
    ///
    /// @param hint what to show when the pointer rests on it
    public void open(String id, String style, String hint) {
        out.append(
                "<g%s%s><title>%s</title>"
                        .formatted(attribute("id", id), attribute("class", style), escape(hint)));
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " %s=\"%s\"".formatted(name, value);
    }

    /// Ends the group.
    public void close() {
        out.append("</g>\n");
    }

    /// {@return the room that a text takes}
    public static double textWidth(String text, double fontSize) {
        return Measure.width(text, fontSize);
    }

    void rectangle(String style, Picture.Area area, double radius) {
        out.append(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                        .formatted(
                                style,
                                number(area.x()),
                                number(area.y()),
                                number(area.width()),
                                number(area.height()),
                                number(radius)));
    }

    /// Writes a path.
    public void path(String style, String data) {
        out.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, data));
    }

    /// Writes text that takes exactly the measured room.
    ///
    /// @param x its left side
    /// @param y its baseline
    public void text(String style, String text, double fontSize, double x, double y) {
        text("", style, text, fontSize, x, y);
    }

    /// Writes text for something that has an id, or an empty one.
    void text(String id, String style, String text, double fontSize, double x, double y) {
        out.append(
                "<text%s class=\"%s\" font-size=\"%s\" x=\"%s\" y=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>"
                        .formatted(
                                attribute("id", id),
                                style,
                                number(fontSize),
                                number(x),
                                number(y),
                                number(Measure.width(text, fontSize)),
                                escape(text)));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
