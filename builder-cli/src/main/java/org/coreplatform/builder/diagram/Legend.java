package org.coreplatform.builder.diagram;

import java.util.List;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.LineKind;
import org.coreplatform.builder.diagram.Diagram.Statement;
import org.coreplatform.builder.diagram.Diagram.Turn;
import org.coreplatform.builder.diagram.Picture.Area;
import org.coreplatform.builder.diagram.Picture.Point;

/// What stands below a picture: what the policy says, and what the shapes in the picture mean.
///
/// @param svg its elements
/// @param width how far they reach
/// @param height the room that they take
record Legend(String svg, double width, double height) {
    private static final double MARGIN = 16;
    private static final double ROW = 22;
    private static final double SAMPLE = 30;
    private static final double GAP = 22;
    private static final double MIN_WIDTH = 460;
    private static final int STATEMENT_COLUMNS = 120;

    static Legend of(Diagram diagram, double pictureWidth, double top) {
        Rows rows = new Rows(Math.max(pictureWidth, MIN_WIDTH), top);
        diagram.statements().forEach(rows::statement);
        if (!diagram.turns().isEmpty()) {
            rows.turns(diagram.turns());
        }
        for (BoxKind kind : BoxKind.values()) {
            if (diagram.allBoxes().stream().anyMatch(box -> box.kind() == kind)) {
                rows.box(kind, words(kind));
            }
        }
        if (diagram.allBoxes().stream()
                .flatMap(box -> box.details().stream())
                .anyMatch(Diagram.Detail::isMemory)) {
            rows.icon();
        }
        for (LineKind kind : LineKind.values()) {
            if (diagram.lines().stream().anyMatch(line -> line.kind() == kind)) {
                rows.line(kind, words(kind));
            }
        }
        return rows.done();
    }

    private static String words(BoxKind kind) {
        return switch (kind) {
            case PROTECTION_DOMAIN -> "protection domain";
            case PASSIVE_DOMAIN -> "passive: runs on its callers' time";
            case VIRTUAL_MACHINE -> "virtual machine";
            case MEMORY -> "shared memory";
            case FIXED_MEMORY -> "device, or memory at a fixed address";
            case INTERRUPT -> "interrupt";
        };
    }

    private static String words(LineKind kind) {
        return switch (kind) {
            case CALL -> "protected procedure call";
            case NOTIFICATION -> "notification";
            case MAP -> "map, with its permissions";
            case INTERRUPT -> "interrupt";
            case CAPABILITY -> "capability to another's object";
        };
    }

    /// Samples side by side, as many as fit in a row.
    private static final class Rows {
        private final Svg svg = new Svg();
        private final double available;
        private final double top;
        private double x = MARGIN;
        private double y;
        private double width;

        Rows(double available, double top) {
            this.available = available;
            this.top = top;
            this.y = top + ROW / 2;
        }

        void statement(Statement statement) {
            String text =
                    (statement.holds() ? "✓ " : "✗ ")
                            + Measure.cut(statement.text(), STATEMENT_COLUMNS);
            svg.text(statement.holds() ? "holds" : "broken", text, Measure.DETAIL, MARGIN, y + 4);
            width = Math.max(width, MARGIN + Measure.width(text, Measure.DETAIL));
            svg.raw("\n");
            y += ROW;
        }

        /// A round of the schedule of domains, to scale; names are cut to what their turns have.
        void turns(List<Turn> turns) {
            String words = "turns of scheduling domains, over and over:";
            svg.text("detail", words, Measure.DETAIL, MARGIN, y + 4);
            y += ROW - 4;
            double room = available - 2 * MARGIN;
            double left = MARGIN;
            for (Turn turn : turns) {
                double length = turn.share() * room;
                String hint = "%s: %s".formatted(turn.domain(), turn.time());
                svg.open("", BoxKind.PROTECTION_DOMAIN.style(), hint);
                svg.rectangle("box", new Area(left, y - 8, length, 16), 1);
                int columns = (int) ((length - 8) / Measure.width("x", Measure.PIN));
                String name = Measure.cut(turn.domain(), Math.max(0, columns));
                if (Measure.width(name, Measure.PIN) + 8 <= length) {
                    svg.text("detail", name, Measure.PIN, left + 4, y + 3);
                }
                svg.close();
                left += length;
            }
            width = Math.max(width, available - MARGIN);
            y += ROW;
        }

        void box(BoxKind kind, String words) {
            begin(words);
            svg.raw("<g class=\"%s\">".formatted(kind.style()));
            Area area = new Area(x, y - 7, SAMPLE - 6, 14);
            svg.rectangle("box", area, kind == BoxKind.INTERRUPT ? 7 : 2);
            end(words);
        }

        void icon() {
            String words = "its own memory, with permissions";
            begin(words);
            svg.raw("<g>");
            svg.rectangle("icon", new Area(x + 8, y - 4, 8, 8), 1);
            end(words);
        }

        void line(LineKind kind, String words) {
            begin(words);
            svg.raw("<g class=\"%s\">".formatted(kind.style()));
            List<Point> points = List.of(new Point(x, y), new Point(x + SAMPLE - 6, y));
            svg.path("line", Routes.path(points));
            Routes.head(kind == LineKind.CALL ? Arrow.FILLED : Arrow.OPEN, points.reversed())
                    .ifPresent(
                            head ->
                                    svg.path(
                                            head.isFilled() ? "head filled" : "head", head.path()));
            end(words);
        }

        private void begin(String words) {
            if (x > MARGIN && x + length(words) > available) {
                x = MARGIN;
                y += ROW;
            }
        }

        private static double length(String words) {
            return SAMPLE + Measure.width(words, Measure.DETAIL);
        }

        private void end(String words) {
            svg.text("detail", words, Measure.DETAIL, x + SAMPLE, y + 4);
            svg.close();
            x += length(words) + GAP;
            width = Math.max(width, x - GAP);
        }

        Legend done() {
            return new Legend(svg.toString(), width + MARGIN, y - top + ROW);
        }
    }
}
