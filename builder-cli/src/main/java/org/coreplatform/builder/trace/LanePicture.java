package org.coreplatform.builder.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.coreplatform.builder.diagram.Svg;
import org.coreplatform.builder.trace.TimeScale.Tick;
import org.coreplatform.builder.trace.Timeline.Kind;
import org.coreplatform.builder.trace.Timeline.Mark;
import org.coreplatform.builder.trace.Timeline.Run;
import org.coreplatform.builder.trace.Timeline.Turn;
import org.coreplatform.builder.trace.Timeline.Wait;

/// Who ran when: a lane for each thread, and for each core if there are several.
final class LanePicture {
    private static final double WIDTH = 900;
    private static final double TOP = 26;
    private static final double TURNS = 24;
    private static final double ROW = 28;
    private static final int TICKS = 8;
    private static final String DOMAIN = "domain";

    private final Timeline timeline;
    private final TimeScale scale;
    private final List<String> rows = new ArrayList<>();
    private final double left;
    private final double top;
    private final Svg svg = new Svg();

    LanePicture(Timeline timeline) {
        this.timeline = timeline;
        scale = new TimeScale(timeline.start(), timeline.end(), timeline.clockHz());
        rows.addAll(timeline.threads());
        if (timeline.cores() > 1) {
            IntStream.range(0, timeline.cores()).forEachOrdered(core -> rows.add("core " + core));
        }
        boolean hasTurns = !timeline.turns().isEmpty();
        List<String> names = new ArrayList<>(rows);
        names.addAll(hasTurns ? List.of(DOMAIN) : List.of());
        left = Shapes.nameWidth(names);
        top = hasTurns ? TOP + TURNS : TOP;
    }

    String svg() {
        double bottom = top + rows.size() * ROW;
        for (int row = 0; row < rows.size(); row++) {
            double y = top + row * ROW;
            svg.path("lane", Shapes.box(left, y + 3, WIDTH - left - 10, ROW - 6));
            svg.text("name", rows.get(row), Shapes.FONT, Shapes.MARGIN, y + 18);
        }
        scale.ticks(TICKS).forEach(tick -> draw(tick, bottom));
        drawTurns(bottom);
        timeline.runs().forEach(this::draw);
        timeline.waits().forEach(this::draw);
        timeline.marks().stream().filter(Mark::isArrow).forEachOrdered(this::draw);
        timeline.marks().stream().filter(mark -> !mark.isArrow()).forEachOrdered(this::draw);
        double height = Shapes.legend(svg, timeline, WIDTH, bottom + 16);
        String title =
                "Who ran when, from %s to %s"
                        .formatted(scale.text(timeline.start()), scale.text(timeline.end()));
        return TracePicture.file(title, WIDTH, height, svg);
    }

    private double x(long cycle) {
        double share =
                (double) (cycle - timeline.start())
                        / Math.max(1, timeline.end() - timeline.start());
        return left + share * (WIDTH - left - 10);
    }

    private double middle(int row) {
        return top + row * ROW + ROW / 2;
    }

    /// The turns of scheduling domains: a box for each, with a name where there is room for it.
    private void drawTurns(double bottom) {
        if (timeline.turns().isEmpty()) {
            return;
        }
        svg.text("name", DOMAIN, Shapes.FONT, Shapes.MARGIN, TOP + 13);
        for (Turn turn : timeline.turns()) {
            double x = x(turn.start());
            double width = x(turn.end()) - x;
            String hint =
                    "turn of %s from %s to %s"
                            .formatted(
                                    turn.domain(),
                                    scale.text(turn.start()),
                                    scale.text(turn.end()));
            svg.open("", "", hint);
            svg.path("turn", Shapes.box(x, TOP, width, TURNS - 6));
            svg.path(
                    "turn",
                    "M%s %sV%s".formatted(Svg.number(x), Svg.number(TOP), Svg.number(bottom)));
            if (Svg.textWidth(turn.domain(), Shapes.SMALL) + 8 < width) {
                svg.text("name", turn.domain(), Shapes.SMALL, x + 4, TOP + 13);
            }
            svg.close();
        }
    }

    private void draw(Tick tick, double bottom) {
        double x = x(tick.cycle());
        String at = Svg.number(x);
        svg.path("grid", "M%s %sV%s".formatted(at, Svg.number(TOP - 6), Svg.number(bottom)));
        double width = Svg.textWidth(tick.text(), Shapes.SMALL);
        double start = x + 3 + width > WIDTH - 10 ? x - 3 - width : x + 3;
        svg.text("muted", tick.text(), Shapes.SMALL, start, 16);
    }

    private void draw(Run run) {
        String hint =
                "%s runs from %s to %s"
                        .formatted(
                                timeline.threads().get(run.lane()),
                                scale.text(run.start()),
                                scale.text(run.end()));
        svg.open("", "", hint);
        bar(run, run.lane());
        if (timeline.cores() > 1) {
            bar(run, timeline.threads().size() + run.core());
        }
        svg.close();
    }

    private void bar(Run run, int row) {
        double x = x(run.start());
        double width = Math.max(1, x(run.end()) - x);
        svg.path(Shapes.run(run.core()), Shapes.box(x, middle(row) - 8, width, 16));
    }

    private void draw(Wait wait) {
        String path =
                "M%s %sH%s"
                        .formatted(
                                Svg.number(x(wait.start())),
                                Svg.number(middle(wait.lane())),
                                Svg.number(x(wait.end())));
        String hint =
                "%s waits for budget from %s to %s"
                        .formatted(
                                timeline.threads().get(wait.lane()),
                                scale.text(wait.start()),
                                scale.text(wait.end()));
        svg.open("", "", hint);
        svg.path("wait", path);
        svg.close();
    }

    private void draw(Mark mark) {
        double x = x(mark.cycle());
        svg.open("", "", Shapes.hint(scale, mark));
        if (mark.isArrow()) {
            double way = mark.lane() > mark.from() ? -8 : 8;
            Shapes.arrow(svg, mark.kind(), x, middle(mark.from()), x, middle(mark.lane()) + way);
        } else if (mark.kind() == Kind.INTERRUPT) {
            svg.path(mark.kind().style(), Shapes.box(x - 1, TOP - 6, 2, 8));
        } else if (mark.kind() != Kind.NOTIFY) {
            Shapes.dot(svg, mark.kind(), x, middle(mark.lane()));
        }
        svg.close();
    }
}
