package org.coreplatform.builder.diagram;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// An SVG picture as a viewer sees it.
///
/// @param ids all ids in it
record Drawing(double width, double height, List<Box> boxes, List<Line> lines, List<String> ids) {
    private static final Pattern POINT = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)");
    private static final double LETTER_HEIGHT = 0.8;

    record Point(double x, double y) {}

    record Area(double left, double top, double right, double bottom) {
        boolean overlaps(Area other) {
            return left < other.right - SLACK
                    && other.left < right - SLACK
                    && top < other.bottom - SLACK
                    && other.top < bottom - SLACK;
        }

        boolean contains(Area other) {
            return left <= other.left + SLACK
                    && top <= other.top + SLACK
                    && right >= other.right - SLACK
                    && bottom >= other.bottom - SLACK;
        }

        boolean touches(Point point) {
            boolean isInside =
                    point.x >= left - SLACK
                            && point.x <= right + SLACK
                            && point.y >= top - SLACK
                            && point.y <= bottom + SLACK;
            boolean isDeep =
                    point.x > left + SLACK
                            && point.x < right - SLACK
                            && point.y > top + SLACK
                            && point.y < bottom - SLACK;
            return isInside && !isDeep;
        }

        Area grownBy(double length) {
            return new Area(left - length, top - length, right + length, bottom + length);
        }

        private static final double SLACK = 0.3;
    }

    record Text(String text, String style, Area area) {}

    record Box(String id, String style, Area area, List<Text> texts) {}

    record Line(
            String id,
            String style,
            List<Point> points,
            List<Area> pins,
            List<Text> texts,
            String hint) {

        /// {@return the stretches of the line}
        List<Area> stretches() {
            List<Area> stretches = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                Point a = points.get(i - 1);
                Point b = points.get(i);
                stretches.add(
                        new Area(
                                Math.min(a.x(), b.x()),
                                Math.min(a.y(), b.y()),
                                Math.max(a.x(), b.x()),
                                Math.max(a.y(), b.y())));
            }
            return stretches;
        }
    }

    /// {@return the picture in a file, which has to be XML}
    static Drawing read(String svg) {
        try {
            Element root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)))
                            .getDocumentElement();
            return read(root);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(svg, e);
        }
    }

    private static Drawing read(Element root) {
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Element element : elements(root, "*")) {
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
        }
        for (Element group : elements(root, "g")) {
            String id = group.getAttribute("id");
            String style = group.getAttribute("class");
            List<Text> texts = elements(group, "text").stream().map(Drawing::text).toList();
            if (id.isEmpty()) {
                continue; // a sample of the legend
            }
            List<Element> paths = elements(group, "path");
            if (paths.isEmpty()) {
                boxes.add(new Box(id, style, area(elements(group, "rect").getFirst()), texts));
            } else {
                List<Area> pins = elements(group, "rect").stream().map(Drawing::area).toList();
                String hint = elements(group, "title").getFirst().getTextContent();
                lines.add(new Line(id, style, points(paths.getFirst()), pins, texts, hint));
            }
        }
        return new Drawing(number(root, "width"), number(root, "height"), boxes, lines, ids);
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Text text(Element element) {
        double x = number(element, "x");
        double y = number(element, "y");
        double size = number(element, "font-size");
        return new Text(
                element.getTextContent(),
                element.getAttribute("class"),
                new Area(x, y - size * LETTER_HEIGHT, x + number(element, "textLength"), y));
    }

    private static Area area(Element rect) {
        double x = number(rect, "x");
        double y = number(rect, "y");
        return new Area(x, y, x + number(rect, "width"), y + number(rect, "height"));
    }

    /// Of a bend, the corner: what lies between `Q` and the next point.
    private static List<Point> points(Element path) {
        List<Point> points = new ArrayList<>();
        String data = path.getAttribute("d").replaceAll("L[^Q]*Q([\\d.]+ [\\d.]+) [^L]*", "L$1");
        Matcher matcher = POINT.matcher(data);
        while (matcher.find()) {
            points.add(
                    new Point(
                            Double.parseDouble(matcher.group(1)),
                            Double.parseDouble(matcher.group(2))));
        }
        return points;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
