package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Detail;

/// The text in a box: its lines, and the room that they take.
///
/// @param lines from above
/// @param width with the space at both sides
/// @param height with the space above and below
record BoxText(List<TextLine> lines, double width, double height) {
    private static final double SIDE = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 9;
    private static final double TITLE_HEIGHT = 18;
    private static final double DETAIL_HEIGHT = 15;
    private static final double ICON = 13;
    private static final int MAX_DETAILS = 40;

    BoxText {
        lines = List.copyOf(lines);
    }

    /// A line of text.
    ///
    /// @param id of what it stands for, or empty
    /// @param style `title`, `detail`, `memory` or `mark`
    /// @param x from the left side of the box
    /// @param y of the baseline, from the upper side of the box
    record TextLine(String id, String style, String text, double fontSize, double x, double y) {
        double width() {
            return Measure.width(text, fontSize);
        }
    }

    static BoxText of(Box box) {
        Lines lines = new Lines();
        boolean isSmall = box.kind() == BoxKind.MEMORY || box.kind() == BoxKind.INTERRUPT;
        lines.title(Measure.cut(box.title()), isSmall ? Measure.DETAIL : Measure.TITLE);
        List<Detail> shown = box.details().stream().limit(MAX_DETAILS).toList();
        for (Detail detail : shown) {
            lines.detail(
                    detail.id(),
                    detail.isMemory() ? "memory" : "detail",
                    Measure.cut(detail.text(), 2 * MAX_DETAILS));
        }
        if (shown.size() < box.details().size()) {
            lines.detail(
                    "", "detail", "and %d more".formatted(box.details().size() - shown.size()));
        }
        Marks.rules(box.findings()).forEach(rule -> lines.detail("", "mark", rule));
        return lines.done();
    }

    private static final class Lines {
        private final List<TextLine> lines = new ArrayList<>();
        private double y = TOP;
        private double width;

        void title(String text, double fontSize) {
            y += TITLE_HEIGHT;
            add(new TextLine("", "title", text, fontSize, SIDE, y - 5));
        }

        void detail(String id, String style, String text) {
            y += DETAIL_HEIGHT;
            double x = style.equals("memory") ? SIDE + ICON : SIDE;
            add(new TextLine(id, style, text, Measure.DETAIL, x, y - 4));
        }

        private void add(TextLine line) {
            lines.add(line);
            width = Math.max(width, line.x() + line.width() + SIDE);
        }

        BoxText done() {
            return new BoxText(lines, width, y + BOTTOM);
        }
    }
}
