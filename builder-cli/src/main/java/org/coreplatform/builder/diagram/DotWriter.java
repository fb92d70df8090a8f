package org.coreplatform.builder.diagram;

import java.util.stream.Collectors;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.BoxKind;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.description.diagnostic.DisplayText;

/// Writes a diagram for Graphviz, which lays it out. A parent and its children are a cluster.
public final class DotWriter {
    private static final String ERROR = "#cf222e";

    private final StringBuilder out = new StringBuilder();

    private DotWriter() {}

    /// {@return the diagram as a `.dot` file}
    public static String file(Diagram diagram) {
        DotWriter writer = new DotWriter();
        writer.write(diagram);
        return writer.out.toString();
    }

    private void write(Diagram diagram) {
        out.append("digraph %s {\n".formatted(quoted(diagram.title())));
        out.append("  graph [fontname=\"monospace\"];\n");
        out.append("  node [shape=box, fontname=\"monospace\", fontsize=11];\n");
        out.append("  edge [fontname=\"monospace\", fontsize=9];\n");
        diagram.boxes().forEach(box -> write(box, "  "));
        diagram.lines().forEach(this::write);
        out.append("}\n");
    }

    private void write(Box box, String indent) {
        if (box.children().isEmpty()) {
            writeNode(box, indent);
            return;
        }
        out.append(indent).append("subgraph %s {\n".formatted(quoted("cluster-" + box.id())));
        String deeper = indent + "  ";
        writeNode(box, deeper);
        box.children().forEach(child -> write(child, deeper));
        out.append(indent).append("}\n");
    }

    private void writeNode(Box box, String indent) {
        String label =
                Marks.texts(box)
                        .map(DotWriter::escaped)
                        .collect(Collectors.joining("\\l", "\"", "\\l\""));
        out.append(indent)
                .append(
                        "%s [label=%s, style=%s, fillcolor=%s%s];\n"
                                .formatted(
                                        quoted(box.id()),
                                        label,
                                        quoted(style(box.kind())),
                                        quoted(fill(box.kind())),
                                        colour(Marks.severity(box.findings()))));
    }

    private static String style(BoxKind kind) {
        return switch (kind) {
            case PROTECTION_DOMAIN, VIRTUAL_MACHINE, INTERRUPT -> "filled,rounded";
            case PASSIVE_DOMAIN -> "filled,rounded,dashed";
            case MEMORY, FIXED_MEMORY -> "filled";
        };
    }

    private static String fill(BoxKind kind) {
        return switch (kind) {
            case PROTECTION_DOMAIN, PASSIVE_DOMAIN -> "#eef4ff";
            case VIRTUAL_MACHINE -> "#e6f6f4";
            case MEMORY -> "#f3f4f6";
            case FIXED_MEMORY -> "#fff4e8";
            case INTERRUPT -> "#ffffff";
        };
    }

    private static String colour(String severity) {
        return switch (severity) {
            case " error" -> ", color=\"%s\", fontcolor=\"%s\"".formatted(ERROR, ERROR);
            case " warning" -> ", color=\"#9a6700\"";
            default -> "";
        };
    }

    private void write(Line line) {
        String severity = Marks.severity(line.findings());
        String label = String.join(", ", Marks.rules(line.findings()));
        out.append(
                "  %s -> %s [dir=both, taillabel=%s, headlabel=%s, arrowtail=%s, arrowhead=%s, %s%s%s];\n"
                        .formatted(
                                quoted(line.from().box()),
                                quoted(line.to().box()),
                                quoted(line.from().pin()),
                                quoted(line.to().pin()),
                                head(line.from().arrow()),
                                head(line.to().arrow()),
                                style(line),
                                label.isEmpty() ? "" : ", label=" + quoted(label),
                                colour(severity)));
    }

    private static String head(Arrow arrow) {
        return switch (arrow) {
            case NONE -> "none";
            case OPEN -> "vee";
            case FILLED -> "normal";
        };
    }

    private static String style(Line line) {
        return switch (line.kind()) {
            case CALL -> "style=bold";
            case NOTIFICATION -> "style=solid";
            case MAP -> "style=dashed";
            case INTERRUPT, CAPABILITY -> "style=dotted";
        };
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /// Graphviz reads backslashes, and `&` as in HTML.
    private static String escaped(String text) {
        return DisplayText.safe(text)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("&", "&amp;");
    }
}
