package org.coreplatform.description.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// A line of source and the marks that begin on it, drawn one under another.
///
/// @param file the file
/// @param number the line, from 1
/// @param marks by ascending place
record MarkedLine(SourceFile file, int number, List<Mark> marks) {
    private static final String CUT = "…";
    private static final int CONTEXT = 24;

    /// {@return the line, then a row for each mark}
    ///
    /// @param width columns for the line; a longer one is cut around its first mark, and shown once
    ///     more for marks that are not in that part
    List<String> rows(Palette palette, int width) {
        DisplayText line = new DisplayText(file.line(number));
        List<String> rows = new ArrayList<>();
        List<Mark> left = new ArrayList<>(marks);
        do {
            int from = firstColumn(line, width, left);
            int to = Math.min(line.width(), from + width);
            rows.add(window(line, from, to).stripTrailing());
            List<Mark> shown = left.stream().filter(mark -> column(mark, line) <= to).toList();
            shown.forEach(mark -> rows.add(underline(palette, mark, line, from, to)));
            left.removeAll(shown);
        } while (!left.isEmpty());
        return rows;
    }

    private int column(Mark mark, DisplayText line) {
        return line.column(mark.span().start() - file.lineStart(number));
    }

    private int firstColumn(DisplayText line, int width, List<Mark> shown) {
        if (line.width() <= width || shown.isEmpty()) {
            return 0;
        }
        int column = column(shown.getFirst(), line);
        return Math.clamp(column - CONTEXT, 0, line.width() - width);
    }

    private static String window(DisplayText line, int from, int to) {
        String left = from > 0 ? CUT : "";
        String right = to < line.width() ? CUT : "";
        return left + line.columns(from + left.length(), to - right.length()) + right;
    }

    private String underline(Palette palette, Mark mark, DisplayText line, int from, int to) {
        int lineStart = file.lineStart(number);
        int start = Math.clamp(line.column(mark.span().start() - lineStart), from, to);
        int end = Math.clamp(line.column(mark.span().end() - lineStart), start, to);
        String stroke = mark.stroke().repeat(Math.max(1, end - start));
        String text = DisplayText.safe(mark.label().text());
        String drawn = text.isEmpty() ? stroke : stroke + " " + text;
        return " ".repeat(start - from) + mark.paint(palette, drawn);
    }
}
