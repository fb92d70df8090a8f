package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Picture.Point;

/// The ways of lines as SVG paths: rounded bends, and arrow heads.
final class Routes {
    private static final double RADIUS = 6;
    private static final double HEAD_LENGTH = 8;
    private static final double HEAD_HALF_WIDTH = 4;

    private Routes() {}

    /// An arrow head.
    ///
    /// @param path data of an SVG path
    record Head(boolean isFilled, String path) {}

    /// {@return data of an SVG path through the points}
    static String path(List<Point> points) {
        StringBuilder path = new StringBuilder("M" + text(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point bend = points.get(i);
            path.append('L').append(text(towards(bend, points.get(i - 1))));
            path.append('Q').append(text(bend)).append(' ');
            path.append(text(towards(bend, points.get(i + 1))));
        }
        return path.append('L').append(text(points.getLast())).toString();
    }

    /// {@return the place on the way to a neighbour where the curve of a bend ends}
    private static Point towards(Point bend, Point neighbour) {
        double distance = distance(bend, neighbour);
        double part = distance == 0 ? 0 : Math.min(RADIUS, distance / 2) / distance;
        return new Point(
                bend.x() + (neighbour.x() - bend.x()) * part,
                bend.y() + (neighbour.y() - bend.y()) * part);
    }

    /// {@return the head at the first of these points}
    static Optional<Head> head(Arrow arrow, List<Point> points) {
        if (arrow == Arrow.NONE) {
            return Optional.empty();
        }
        Point tip = points.getFirst();
        Point next = points.get(1);
        double distance = distance(tip, next);
        double dx = distance == 0 ? 1 : (next.x() - tip.x()) / distance;
        double dy = distance == 0 ? 0 : (next.y() - tip.y()) / distance;
        Point back = new Point(tip.x() + dx * HEAD_LENGTH, tip.y() + dy * HEAD_LENGTH);
        Point left = new Point(back.x() - dy * HEAD_HALF_WIDTH, back.y() + dx * HEAD_HALF_WIDTH);
        Point right = new Point(back.x() + dy * HEAD_HALF_WIDTH, back.y() - dx * HEAD_HALF_WIDTH);
        String open = "M%sL%sL%s".formatted(text(left), text(tip), text(right));
        boolean isFilled = arrow == Arrow.FILLED;
        return Optional.of(new Head(isFilled, isFilled ? open + "Z" : open));
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static String text(Point point) {
        return Svg.number(point.x()) + " " + Svg.number(point.y());
    }
}
