package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.Optional;

/// A diagram whose parts have their places. Lengths are in pixels, from the upper left corner.
///
/// @param boxes parents before children
record Picture(double width, double height, List<PlacedBox> boxes, List<PlacedLine> lines) {

    Picture {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    record Point(double x, double y) {}

    record Area(double x, double y, double width, double height) {
        Area movedBy(double dx, double dy) {
            return new Area(x + dx, y + dy, width, height);
        }
    }

    record PlacedBox(Diagram.Box box, Area area) {}

    /// A line with its route.
    ///
    /// @param points where it begins, bends and ends
    /// @param from where the pin of its beginning is, if it has one
    /// @param to where the pin of its end is, if it has one
    /// @param label where it says what is wrong with it, if it does
    record PlacedLine(
            Diagram.Line line,
            List<Point> points,
            Optional<Area> from,
            Optional<Area> to,
            Optional<Area> label) {

        PlacedLine {
            points = List.copyOf(points);
        }
    }
}
