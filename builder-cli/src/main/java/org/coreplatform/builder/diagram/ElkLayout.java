package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Picture.Area;
import org.coreplatform.builder.diagram.Picture.PlacedBox;
import org.coreplatform.builder.diagram.Picture.PlacedLine;
import org.coreplatform.builder.diagram.Picture.Point;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Finds places with the layered algorithm of the Eclipse Layout Kernel: boxes in columns, lines at
/// right angles between them.
final class ElkLayout {
    static final double PIN_HEIGHT = 14;
    private static final double PIN_SIDES = 8;
    private static final double LABEL_HEIGHT = 14;
    private static final double PAGE_WIDTH = 400;
    private static final double PAGE_HEIGHT = 300;
    private static final double MARGIN = 16;
    private static final double INSIDE = 36;
    private static final double GAP = 26;

    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<ElkNode, Area> areas = new LinkedHashMap<>();

    private final Direction direction;

    private ElkLayout(Direction direction) {
        this.direction = direction;
    }

    /// {@return the diagram with places, downwards or to the right, whichever fits a page better}
    static Picture place(Diagram diagram) {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        Picture down = new ElkLayout(Direction.DOWN).run(diagram);
        Picture right = new ElkLayout(Direction.RIGHT).run(diagram);
        return pages(right) < pages(down) ? right : down;
    }

    /// {@return how many times larger than a small page it is}
    private static double pages(Picture picture) {
        return Math.max(picture.width() / PAGE_WIDTH, picture.height() / PAGE_HEIGHT);
    }

    private Picture run(Diagram diagram) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, new ElkPadding(MARGIN));
        diagram.boxes().forEach(box -> add(root, box));
        Map<Line, ElkEdge> edges = new LinkedHashMap<>();
        diagram.lines().forEach(line -> edges.put(line, add(line)));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        locate(root, 0, 0);
        List<PlacedBox> boxes =
                diagram.allBoxes().stream()
                        .map(box -> new PlacedBox(box, area(node(box.id()))))
                        .toList();
        List<PlacedLine> lines = new ArrayList<>();
        edges.forEach((line, edge) -> lines.add(placed(line, edge)));
        return new Picture(root.getWidth(), root.getHeight(), boxes, lines);
    }

    /// Settings of what has boxes in it.
    private void configure(ElkNode node, ElkPadding padding) {
        node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        node.setProperty(CoreOptions.DIRECTION, direction);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        node.setProperty(CoreOptions.RANDOM_SEED, 1);
        node.setProperty(CoreOptions.PADDING, padding);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        node.setProperty(CoreOptions.SPACING_PORT_PORT, 6.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 10.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
    }

    private void add(ElkNode parent, Box box) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        nodes.put(box.id(), node);
        BoxText text = BoxText.of(box);
        node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(text.width(), text.height()));
        node.setProperty(
                CoreOptions.NODE_SIZE_CONSTRAINTS,
                EnumSet.of(SizeConstraint.PORTS, SizeConstraint.MINIMUM_SIZE));
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FREE);
        node.setDimensions(text.width(), text.height());
        if (!box.children().isEmpty()) {
            configure(node, padding(text));
            box.children().forEach(child -> add(node, child));
        }
    }

    /// Lines come and go above and below, or at both sides: the text stands where they do not.
    private ElkPadding padding(BoxText text) {
        return direction == Direction.DOWN
                ? new ElkPadding(INSIDE, MARGIN, INSIDE, text.width())
                : new ElkPadding(text.height(), INSIDE, MARGIN, INSIDE);
    }

    private ElkEdge add(Line line) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(port(line.from()), port(line.to()));
        if (!line.findings().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(text(line), edge);
            label.setDimensions(Measure.width(text(line), Measure.PIN) + 6, LABEL_HEIGHT);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return edge;
    }

    /// {@return what a line says about what is wrong with it}
    static String text(Line line) {
        return Measure.cut(String.join(", ", Marks.rules(line.findings())));
    }

    private ElkPort port(Diagram.End end) {
        ElkPort port = ElkGraphUtil.createPort(node(end.box()));
        if (!end.pin().isEmpty()) {
            port.setDimensions(Measure.width(end.pin(), Measure.PIN) + PIN_SIDES, PIN_HEIGHT);
        }
        return port;
    }

    /// The places of ELK are relative to the node around.
    private void locate(ElkNode node, double x, double y) {
        areas.put(node, new Area(x, y, node.getWidth(), node.getHeight()));
        for (ElkNode child : node.getChildren()) {
            locate(child, x + child.getX(), y + child.getY());
        }
    }

    private ElkNode node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    private Area area(ElkNode node) {
        return Objects.requireNonNull(areas.get(node));
    }

    private PlacedLine placed(Line line, ElkEdge edge) {
        Area around = area(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(point(around, section.getStartX(), section.getStartY()));
            section.getBendPoints()
                    .forEach(bend -> points.add(point(around, bend.getX(), bend.getY())));
            points.add(point(around, section.getEndX(), section.getEndY()));
        }
        ElkPort source = (ElkPort) edge.getSources().getFirst();
        ElkPort target = (ElkPort) edge.getTargets().getFirst();
        if (contains(source.getParent(), target.getParent())) {
            points.set(0, onBorder(area(source.getParent()), points.getFirst()));
        }
        if (contains(target.getParent(), source.getParent())) {
            points.add(onBorder(area(target.getParent()), points.removeLast()));
        }
        Optional<Area> label =
                edge.getLabels().stream().findFirst().map(each -> area(each, around));
        return new PlacedLine(
                line, points, pin(line.from(), source), pin(line.to(), target), label);
    }

    private static boolean contains(ElkNode outer, ElkNode inner) {
        return ElkGraphUtil.isDescendant(inner, outer);
    }

    /// A line from within ends at the border; ELK takes it to the far side of the pin.
    private static Point onBorder(Area box, Point end) {
        return new Point(
                Math.clamp(end.x(), box.x(), box.x() + box.width()),
                Math.clamp(end.y(), box.y(), box.y() + box.height()));
    }

    private static Point point(Area around, double x, double y) {
        return new Point(around.x() + x, around.y() + y);
    }

    private Optional<Area> pin(Diagram.End end, ElkPort port) {
        return end.pin().isEmpty()
                ? Optional.empty()
                : Optional.of(area(port, area(port.getParent())));
    }

    private static Area area(ElkShape shape, Area around) {
        return new Area(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight())
                .movedBy(around.x(), around.y());
    }
}
