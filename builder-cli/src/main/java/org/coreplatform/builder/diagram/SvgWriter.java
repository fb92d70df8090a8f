package org.coreplatform.builder.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.coreplatform.builder.diagram.BoxText.TextLine;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Picture.Area;
import org.coreplatform.builder.diagram.Picture.PlacedBox;
import org.coreplatform.builder.diagram.Picture.PlacedLine;

/// Draws a diagram as SVG that needs nothing from elsewhere, light or dark as its viewer likes.
public final class SvgWriter {
    /// Boxes and lines that can be laid out within seconds. Nobody can follow more.
    public static final int MAX_PARTS = 2500;

    private static final double BASELINE = 3.5;

    private final Picture picture;
    private final Svg svg = new Svg();

    private SvgWriter(Picture picture) {
        this.picture = picture;
    }

    /// {@return whether a diagram is small enough to be drawn}
    public static boolean fits(Diagram diagram) {
        return diagram.parts() <= MAX_PARTS;
    }

    /// {@return the diagram as an SVG file; it has to [fit][#fits(Diagram)]}
    public static String file(Diagram diagram) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(diagram);
    }

    /// {@return the diagram as an `svg` element that can stand in a page; it has to
    // [fit][#fits(Diagram)]}
    public static String element(Diagram diagram) {
        Picture picture = ElkLayout.place(diagram);
        SvgWriter writer = new SvgWriter(picture);
        writer.draw();
        Legend legend = Legend.of(diagram, picture.width(), picture.height());
        double width = Math.max(picture.width(), legend.width());
        double height = picture.height() + legend.height();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">\n"
                        .formatted(
                                Svg.number(width),
                                Svg.number(height),
                                Svg.number(width),
                                Svg.number(height))
                + "<title>%s</title>\n".formatted(Svg.escape(diagram.title()))
                + "<desc>%s</desc>\n".formatted(Svg.escape(summary(diagram)))
                + "<style>\n"
                + style()
                + "</style>\n"
                + writer.svg
                + legend.svg()
                + "</svg>\n";
    }

    private static String summary(Diagram diagram) {
        long domains =
                diagram.allBoxes().stream()
                        .filter(
                                box ->
                                        box.kind() == BoxKind.PROTECTION_DOMAIN
                                                || box.kind() == BoxKind.PASSIVE_DOMAIN)
                        .count();
        long others = diagram.allBoxes().size() - domains;
        return "Protection domains: %d. Regions, devices and virtual machines: %d. Lines: %d."
                .formatted(domains, others, diagram.lines().size());
    }

    private static String style() {
        try (InputStream in = SvgWriter.class.getResourceAsStream("graph.css")) {
            if (in == null) {
                throw new IllegalStateException("graph.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Boxes with others in them lie below the lines.
    private void draw() {
        picture.boxes().stream().filter(SvgWriter::isFrame).forEachOrdered(this::draw);
        picture.lines().forEach(this::draw);
        picture.boxes().stream().filter(box -> !isFrame(box)).forEachOrdered(this::draw);
    }

    private static boolean isFrame(PlacedBox box) {
        return !box.box().children().isEmpty();
    }

    private void draw(PlacedBox placed) {
        Box box = placed.box();
        Area area = placed.area();
        svg.open(
                box.id(),
                box.kind().style() + Marks.severity(box.findings()),
                Marks.hint(box.hint(), box.findings()));
        svg.rectangle("box", area, radius(placed));
        BoxText text = BoxText.of(box);
        double left = isFrame(placed) ? 0 : (area.width() - text.width()) / 2;
        double above = isFrame(placed) ? 0 : (area.height() - text.height()) / 2;
        for (TextLine line : text.lines()) {
            double x = area.x() + left + line.x();
            double y = area.y() + above + line.y();
            if (line.style().equals("memory")) {
                svg.rectangle("icon", new Area(x - 12, y - 8, 8, 8), 1);
            }
            svg.text(line.id(), line.style(), line.text(), line.fontSize(), x, y);
        }
        svg.close();
    }

    private static double radius(PlacedBox placed) {
        return switch (placed.box().kind()) {
            case PROTECTION_DOMAIN, PASSIVE_DOMAIN, VIRTUAL_MACHINE -> 6;
            case MEMORY, FIXED_MEMORY -> 1;
            case INTERRUPT -> Math.min(20, placed.area().height() / 2);
        };
    }

    private void draw(PlacedLine placed) {
        Line line = placed.line();
        svg.open(
                line.id(),
                line.kind().style() + Marks.severity(line.findings()),
                Marks.hint(line.hint(), line.findings()));
        String route = Routes.path(placed.points());
        svg.path("reach", route);
        svg.path("line", route);
        Routes.head(line.to().arrow(), placed.points().reversed()).ifPresent(this::head);
        Routes.head(line.from().arrow(), placed.points()).ifPresent(this::head);
        placed.from().ifPresent(area -> pin(area, line.from().pin()));
        placed.to().ifPresent(area -> pin(area, line.to().pin()));
        placed.label()
                .ifPresent(
                        area ->
                                svg.text(
                                        "mark",
                                        ElkLayout.text(line),
                                        Measure.PIN,
                                        area.x() + 3,
                                        area.y() + area.height() - BASELINE));
        svg.close();
    }

    private void head(Routes.Head head) {
        svg.path(head.isFilled() ? "head filled" : "head", head.path());
    }

    private void pin(Area area, String text) {
        svg.rectangle("pin", area, 3);
        double left = (area.width() - Measure.width(text, Measure.PIN)) / 2;
        svg.text("label", text, Measure.PIN, area.x() + left, area.y() + area.height() - BASELINE);
    }
}
