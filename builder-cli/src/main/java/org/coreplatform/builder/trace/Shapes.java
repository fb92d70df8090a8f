package org.coreplatform.builder.trace;

import java.util.List;
import org.coreplatform.builder.diagram.Svg;
import org.coreplatform.builder.trace.Timeline.Kind;
import org.coreplatform.builder.trace.Timeline.Mark;

/// What pictures of a run are made of.
final class Shapes {
    static final double FONT = 12;
    static final double SMALL = 11;
    static final double MARGIN = 10;

    private Shapes() {}

    /// {@return the room that a column of names takes}
    static double nameWidth(List<String> names) {
        double widest =
                names.stream().mapToDouble(name -> Svg.textWidth(name, FONT)).max().orElse(0);
        return MARGIN + widest + MARGIN;
    }

    /// Draws what the shapes mean, in as many rows as it takes.
    ///
    /// @return where it ends
    static double legend(Svg svg, Timeline timeline, double width, double top) {
        Legend legend = new Legend(svg, width, top);
        for (int core = 0; core < timeline.cores(); core++) {
            String style = run(core);
            legend.add(
                    core == 0 ? "runs" : "runs on core " + core,
                    (x, y) -> svg.path(style, box(x, y - 5, 18, 10)));
        }
        if (!timeline.waits().isEmpty()) {
            legend.add(
                    "waits for budget",
                    (x, y) ->
                            svg.path("wait", "M%s %sh18".formatted(Svg.number(x), Svg.number(y))));
        }
        for (Kind kind : Kind.values()) {
            if (timeline.marks().stream().anyMatch(mark -> mark.kind() == kind)) {
                legend.add(kind.words(), (x, y) -> sample(svg, kind, x, y));
            }
        }
        return legend.y + 14;
    }

    private static void sample(Svg svg, Kind kind, double x, double y) {
        if (isArrow(kind)) {
            arrow(svg, kind, x, y, x + 18, y);
        } else {
            dot(svg, kind, x + 9, y);
        }
    }

    private interface Sample {
        void draw(double x, double y);
    }

    /// Samples side by side, as many as fit in a row.
    private static final class Legend {
        private final Svg svg;
        private final double width;
        private double x = MARGIN;
        private double y;

        Legend(Svg svg, double width, double top) {
            this.svg = svg;
            this.width = width;
            y = top;
        }

        void add(String words, Sample sample) {
            double room = 24 + Svg.textWidth(words, SMALL) + 16;
            if (x + room > width) {
                x = MARGIN;
                y += 20;
            }
            sample.draw(x, y);
            svg.text("muted", words, SMALL, x + 24, y + 4);
            x += room;
        }
    }

    /// {@return the style of running on a core}
    static String run(int core) {
        return core == 0 ? "run" : "run" + core;
    }

    static boolean isArrow(Kind kind) {
        return kind == Kind.CALL || kind == Kind.REPLY || kind == Kind.NOTIFY;
    }

    /// Draws a mark that is no arrow.
    static void dot(Svg svg, Kind kind, double x, double y) {
        if (kind == Kind.DONATION) {
            svg.path("mark " + kind.style(), circle(x, y, 4));
        } else {
            svg.path(
                    "mark " + kind.style(),
                    "M%s %sl5 6l-5 6l-5 -6z".formatted(Svg.number(x), Svg.number(y - 6)));
        }
    }

    private static String circle(double x, double y, double radius) {
        String r = Svg.number(radius);
        return "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0z"
                .formatted(
                        Svg.number(x - radius),
                        Svg.number(y),
                        r,
                        r,
                        Svg.number(2 * radius),
                        r,
                        r,
                        Svg.number(2 * radius));
    }

    /// Draws an arrow that is level or upright.
    static void arrow(Svg svg, Kind kind, double x1, double y1, double x2, double y2) {
        double angle = Math.atan2(y2 - y1, x2 - x1);
        String line =
                "M%s %sL%s %s"
                        .formatted(Svg.number(x1), Svg.number(y1), Svg.number(x2), Svg.number(y2));
        svg.path("arrow " + kind.style(), line);
        svg.path(kind.style(), head(x2, y2, angle));
    }

    private static String head(double x, double y, double angle) {
        return "M%s %sL%s %sL%s %sz"
                .formatted(
                        Svg.number(x),
                        Svg.number(y),
                        Svg.number(x - 7 * Math.cos(angle - .45)),
                        Svg.number(y - 7 * Math.sin(angle - .45)),
                        Svg.number(x - 7 * Math.cos(angle + .45)),
                        Svg.number(y - 7 * Math.sin(angle + .45)));
    }

    static String box(double x, double y, double width, double height) {
        return "M%s %sh%sv%sh-%sz"
                .formatted(
                        Svg.number(x),
                        Svg.number(y),
                        Svg.number(width),
                        Svg.number(height),
                        Svg.number(width));
    }

    static String hint(TimeScale scale, Mark mark) {
        return scale.text(mark.cycle()) + ": " + mark.words();
    }
}
