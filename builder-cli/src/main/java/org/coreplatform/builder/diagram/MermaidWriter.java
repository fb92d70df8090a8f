package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.description.diagnostic.DisplayText;

/// Writes a diagram as a Mermaid flowchart, which many web pages with Markdown draw. A parent and
/// its children are a subgraph.
public final class MermaidWriter {
    private static final String CLASSES =
            """
              classDef protection_domain fill:#eef4ff,stroke:#2f6feb,color:#1f2328
              classDef passive_domain fill:#eef4ff,stroke:#2f6feb,color:#1f2328,stroke-dasharray:5 3
              classDef virtual_machine fill:#e6f6f4,stroke:#0f766e,color:#1f2328
              classDef memory fill:#f3f4f6,stroke:#818b98,color:#1f2328
              classDef fixed_memory fill:#fff4e8,stroke:#bc4c00,color:#1f2328
              classDef interrupt fill:#ffffff,stroke:#bc4c00,color:#1f2328
              classDef error stroke:#cf222e,stroke-width:3px
              classDef warning stroke:#9a6700,stroke-width:3px
            """;

    private final StringBuilder out = new StringBuilder();

    private MermaidWriter() {}

    /// {@return the diagram as a `.mmd` file}
    public static String file(Diagram diagram) {
        MermaidWriter writer = new MermaidWriter();
        writer.write(diagram);
        return writer.out.toString();
    }

    private void write(Diagram diagram) {
        out.append("flowchart TD\n");
        diagram.boxes().forEach(box -> write(box, "  "));
        diagram.lines().forEach(this::write);
        out.append(CLASSES);
        List<Line> lines = diagram.lines();
        for (int i = 0; i < lines.size(); i++) {
            String severity = Marks.severity(lines.get(i).findings());
            if (!severity.isEmpty()) {
                String colour = severity.equals(" error") ? "#cf222e" : "#9a6700";
                out.append("  linkStyle %d stroke:%s,color:%s\n".formatted(i, colour, colour));
            }
        }
    }

    private void write(Box box, String indent) {
        if (box.children().isEmpty()) {
            writeNode(box, indent);
            return;
        }
        out.append(indent)
                .append("subgraph %s_family[%s]\n".formatted(id(box.id()), quoted(box.title())));
        String deeper = indent + "  ";
        writeNode(box, deeper);
        box.children().forEach(child -> write(child, deeper));
        out.append(indent).append("end\n");
    }

    private void writeNode(Box box, String indent) {
        String label =
                Marks.texts(box)
                        .map(MermaidWriter::escaped)
                        .collect(Collectors.joining("<br/>", "\"", "\""));
        String shape =
                switch (box.kind()) {
                    case PROTECTION_DOMAIN, PASSIVE_DOMAIN, VIRTUAL_MACHINE -> "(" + label + ")";
                    case MEMORY, FIXED_MEMORY -> "[" + label + "]";
                    case INTERRUPT -> "([" + label + "])";
                };
        out.append(indent).append("%s%s:::%s\n".formatted(id(box.id()), shape, box.kind().style()));
        String severity = Marks.severity(box.findings()).strip();
        if (!severity.isEmpty()) {
            out.append(indent).append("class %s %s\n".formatted(id(box.id()), severity));
        }
    }

    private void write(Line line) {
        String ends =
                Stream.of(line.from().pin(), line.to().pin())
                        .filter(pin -> !pin.isEmpty())
                        .collect(Collectors.joining(" – "));
        String label =
                Stream.concat(Stream.of(ends), Marks.rules(line.findings()).stream())
                        .filter(text -> !text.isEmpty())
                        .map(MermaidWriter::escaped)
                        .collect(Collectors.joining("<br/>"));
        out.append(
                "  %s %s%s %s\n"
                        .formatted(
                                id(line.from().box()),
                                arrow(line),
                                label.isEmpty() ? "" : "|\"" + label + "\"|",
                                id(line.to().box())));
    }

    private static String arrow(Line line) {
        String left = line.from().arrow() == Arrow.NONE ? "" : "<";
        String right = line.to().arrow() == Arrow.NONE ? "" : ">";
        return switch (line.kind()) {
            case CALL -> left + "==" + (right.isEmpty() ? "=" : right);
            case NOTIFICATION -> left + "--" + (right.isEmpty() ? "-" : right);
            case MAP, INTERRUPT, CAPABILITY -> left + "-.-" + right;
        };
    }

    /// `-` has a meaning between nodes.
    private static String id(String id) {
        return id.replace('-', '_');
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /// Mermaid has entities of its own, which begin with `#`.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : DisplayText.safe(text).toCharArray()) {
            switch (letter) {
                case '"', '#', '<', '>', '&', '`', ';' ->
                        escaped.append('#').append((int) letter).append(';');
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
