package org.coreplatform.description.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.description.xml.AttributeOrder;

/// Writes nodes: each on its own line, four blanks deeper than what it is in. At most one empty
/// line between two of them is kept, and a comment stays in the line of what it follows.
final class NodeWriter {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private NodeWriter() {}

    /// {@return the text, whose lines end with LF}
    static String write(List<Node> nodes) {
        NodeWriter writer = new NodeWriter();
        writer.siblings(nodes, 0);
        return writer.out.append('\n').toString();
    }

    private void siblings(List<Node> nodes, int indent) {
        boolean isFirst = true;
        int lineBreaks = 0;
        for (Node node : nodes) {
            if (node instanceof Node.Blank blank) {
                lineBreaks = blank.lineBreaks();
                continue;
            }
            if (!out.isEmpty() && lineBreaks == 0 && node instanceof Node.Comment comment) {
                out.append(' ').append(comment.text());
            } else {
                startLine(isFirst ? 1 : lineBreaks, indent);
                write(node, indent);
            }
            isFirst = false;
            lineBreaks = 0;
        }
    }

    private void startLine(int lineBreaks, int indent) {
        if (!out.isEmpty()) {
            out.append(lineBreaks > 1 ? "\n\n" : "\n");
        }
        out.repeat(' ', indent);
    }

    private void write(Node node, int indent) {
        switch (node) {
            case Node.Blank _ -> {}
            case Node.Text text -> out.append(text.text());
            case Node.Instruction instruction -> out.append(instruction.text());
            case Node.Comment comment -> comment(comment, indent);
            case Node.Element element -> element(element, indent);
        }
    }

    /// Moves all lines of a comment as far as its first one.
    private void comment(Node.Comment comment, int indent) {
        List<String> lines = comment.text().lines().toList();
        out.append(lines.getFirst().stripTrailing());
        int by = comment.column() < 0 ? 0 : indent - comment.column();
        for (String line : lines.subList(1, lines.size())) {
            out.append('\n').append(Indentation.moved(line, by));
        }
    }

    private void element(Node.Element element, int indent) {
        boolean isEmpty = element.children().stream().allMatch(Node.Blank.class::isInstance);
        boolean isVerbatim = element.isVerbatim();
        startTag(element, indent, isEmpty && !isVerbatim ? "/>" : ">");
        if (isVerbatim) {
            out.append(element.inner());
        } else if (!isEmpty) {
            siblings(element.children(), indent + Indentation.STEP);
            startLine(1, indent);
        }
        if (isVerbatim || !isEmpty) {
            out.append("</").append(element.name()).append('>');
        }
    }

    /// Attributes that do not fit into the line continue below the first one.
    private void startTag(Node.Element element, int indent, String end) {
        out.append('<').append(element.name());
        int column = indent + 1 + element.name().length();
        int continuation = column + 1;
        List<Node.Attribute> attributes = sorted(element);
        for (int i = 0; i < attributes.size(); i++) {
            String text = written(attributes.get(i));
            int length = text.codePointCount(0, text.length());
            int after = i == attributes.size() - 1 ? end.length() : 0;
            if (i > 0 && column + 1 + length + after > WIDTH) {
                out.append('\n').repeat(' ', continuation);
                column = continuation;
            } else {
                out.append(' ');
                column++;
            }
            out.append(text);
            column += length;
        }
        out.append(end);
    }

    private static String written(Node.Attribute attribute) {
        return "%s=\"%s\"".formatted(attribute.name(), attribute.value());
    }

    /// In the order of the format; namespaces come first, and what is not known last.
    private static List<Node.Attribute> sorted(Node.Element element) {
        String local = element.name().substring(element.name().indexOf(':') + 1);
        List<String> known = AttributeOrder.of(local);
        List<Node.Attribute> attributes = new ArrayList<>(element.attributes());
        attributes.sort(Comparator.comparingInt(attribute -> rank(attribute.name(), known)));
        return attributes;
    }

    private static int rank(String attribute, List<String> known) {
        if (attribute.equals("xmlns") || attribute.startsWith("xmlns:")) {
            return -1;
        }
        int place = known.indexOf(attribute);
        return place < 0 ? known.size() : place;
    }
}
