package org.coreplatform.builder.trace;

import java.util.List;
import org.coreplatform.builder.diagram.Svg;
import org.coreplatform.builder.trace.Timeline.Mark;
import org.coreplatform.builder.trace.Timeline.Run;

/// Who sent what to whom: a column for each thread, a row for each event. A thread's line is thick
/// while it runs; between two rows, time passes evenly.
final class SequencePicture {
    private static final double TOP = 34;
    private static final double ROW = 24;
    private static final double TIMES = 96;
    private static final double MIN_GAP = 120;
    private static final double RIGHT = 160;

    private final Timeline timeline;
    private final TimeScale scale;
    private final List<Mark> marks;
    private final double gap;
    private final Svg svg = new Svg();

    SequencePicture(Timeline timeline) {
        this.timeline = timeline;
        scale = new TimeScale(timeline.start(), timeline.end(), timeline.clockHz());
        marks = timeline.marks();
        gap = Math.max(MIN_GAP, Shapes.nameWidth(timeline.threads()) + 4);
    }

    String svg() {
        double bottom = TOP + marks.size() * ROW + 10;
        double width = x(timeline.threads().size() - 1) + RIGHT;
        for (int lane = 0; lane < timeline.threads().size(); lane++) {
            String name = timeline.threads().get(lane);
            double half = Svg.textWidth(name, Shapes.FONT) / 2;
            svg.text("name", name, Shapes.FONT, x(lane) - half, 18);
            svg.path("grid", line(x(lane), TOP - 8, bottom));
        }
        timeline.runs().forEach(this::draw);
        for (int row = 0; row < marks.size(); row++) {
            draw(marks.get(row), y(row));
        }
        double height = Shapes.legend(svg, timeline, width, bottom + 16);
        String title =
                "Who sent what to whom, from %s to %s"
                        .formatted(scale.text(timeline.start()), scale.text(timeline.end()));
        return TracePicture.file(title, width, height, svg);
    }

    private double x(int lane) {
        return TIMES + gap / 2 + lane * gap;
    }

    private static double y(int row) {
        return TOP + row * ROW + ROW / 2;
    }

    private static String line(double x, double top, double bottom) {
        return "M%s %sV%s".formatted(Svg.number(x), Svg.number(top), Svg.number(bottom));
    }

    private void draw(Run run) {
        double top = y(run.start());
        double height = Math.max(2, y(run.end()) - top);
        svg.path(Shapes.run(run.core()), Shapes.box(x(run.lane()) - 3, top, 6, height));
    }

    /// {@return how far down a cycle is: on its row, or between two}
    private double y(long cycle) {
        int row = 0;
        while (row < marks.size() && marks.get(row).cycle() < cycle) {
            row++;
        }
        if (row < marks.size() && marks.get(row).cycle() == cycle) {
            return y(row);
        }
        long before = row == 0 ? timeline.start() : marks.get(row - 1).cycle();
        long after = row == marks.size() ? timeline.end() : marks.get(row).cycle();
        double share = (double) (cycle - before) / Math.max(1, after - before);
        double above = row == 0 ? TOP : y(row - 1);
        return above + share * (row == 0 || row == marks.size() ? ROW / 2 : ROW);
    }

    private void draw(Mark mark, double y) {
        svg.open("", "", Shapes.hint(scale, mark));
        svg.text("muted", scale.text(mark.cycle()), Shapes.SMALL, Shapes.MARGIN, y + 4);
        int place = Math.max(0, mark.lane());
        if (mark.isArrow()) {
            boolean isRightwards = mark.lane() > mark.from();
            double from = x(mark.from()) + (isRightwards ? 4 : -4);
            double to = x(mark.lane()) + (isRightwards ? -4 : 4);
            Shapes.arrow(svg, mark.kind(), from, y, to, y);
            double middle = (from + to - Svg.textWidth(mark.label(), Shapes.SMALL)) / 2;
            svg.text("muted", mark.label(), Shapes.SMALL, middle, y - 4);
        } else {
            double x = mark.lane() < 0 ? TIMES : x(place);
            Shapes.dot(svg, mark.kind(), x, y);
            svg.text("muted", mark.label(), Shapes.SMALL, x + 10, y + 4);
        }
        svg.close();
    }
}
