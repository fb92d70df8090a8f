package org.coreplatform.description.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Takes a well-formed text apart. Parsers do not help here: they forget how things were written.
final class NodeReader {
    private static final String COMMENT = "<!--";
    private static final String CDATA = "<![CDATA[";
    private static final String END_TAG = "</";

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    /// An element whose end tag is still to come.
    ///
    /// @param start where its content begins
    private record Open(
            String name, List<Node.Attribute> attributes, List<Node> children, int start) {}

    private NodeReader(String text) {
        this.text = text;
    }

    /// {@return what is in a text whose lines end with LF}
    static List<Node> read(String text) {
        NodeReader reader = new NodeReader(text);
        List<Node> top = new ArrayList<>();
        reader.open.push(new Open("", List.of(), top, 0));
        while (reader.at < text.length()) {
            reader.next();
        }
        return top;
    }

    private void next() {
        if (text.charAt(at) != '<') {
            text();
        } else if (text.startsWith(COMMENT, at)) {
            int column = column();
            add(new Node.Comment(upTo("-->", at + COMMENT.length()), column));
        } else if (text.startsWith(CDATA, at)) {
            add(new Node.Text(upTo("]]>", at)));
        } else if (text.startsWith("<?", at)) {
            add(new Node.Instruction(upTo("?>", behindValues())));
        } else if (text.startsWith(END_TAG, at)) {
            int end = at;
            upTo(">", at);
            close(end);
        } else {
            startTag();
        }
    }

    private void add(Node node) {
        open.element().children().add(node);
    }

    /// @param from where the end is looked for
    private String upTo(String end, int from) {
        int start = at;
        at = text.indexOf(end, from) + end.length();
        return text.substring(start, at);
    }

    /// {@return where the values of an XML declaration end, in which anything may stand}
    private int behindValues() {
        int from = at;
        boolean isDeclaration = at == 0 && text.startsWith("<?xml ");
        while (isDeclaration && !text.startsWith("?>", from)) {
            char c = text.charAt(from++);
            from = c == '"' || c == '\'' ? text.indexOf(c, from) + 1 : from;
        }
        return from;
    }

    private void text() {
        int start = at;
        int end = text.indexOf('<', at);
        at = end < 0 ? text.length() : end;
        String found = text.substring(start, at);
        if (found.chars().allMatch(NodeReader::isBlank)) {
            add(new Node.Blank((int) found.chars().filter(c -> c == '\n').count()));
        } else {
            add(new Node.Text(found));
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /// {@return the column of what begins here, or -1 if something is before it in its line}
    private int column() {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        String before = text.substring(start, at);
        return before.chars().allMatch(NodeReader::isBlank) ? Indentation.width(before) : -1;
    }

    private void startTag() {
        at++;
        String name = name();
        List<Node.Attribute> attributes = new ArrayList<>();
        skipBlanks();
        while (text.charAt(at) != '>' && text.charAt(at) != '/') {
            attributes.add(attribute());
            skipBlanks();
        }
        boolean isEmpty = text.charAt(at) == '/';
        upTo(">", at);
        open.push(new Open(name, attributes, new ArrayList<>(), at));
        if (isEmpty) {
            close(at);
        }
    }

    private void close(int end) {
        Open closed = open.pop();
        String inner = text.substring(closed.start(), end);
        add(new Node.Element(closed.name(), closed.attributes(), closed.children(), inner));
    }

    private Node.Attribute attribute() {
        String name = name();
        skipBlanks();
        at++; // =
        skipBlanks();
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1);
        String value = text.substring(at + 1, end);
        at = end + 1;
        // A reader of XML sees blanks instead of line breaks and tabs.
        String oneLine = value.replace('\n', ' ').replace('\t', ' ');
        return new Node.Attribute(name, oneLine.replace("\"", "&quot;"));
    }

    private String name() {
        int start = at;
        while (!isBlank(text.charAt(at)) && "=>/".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (isBlank(text.charAt(at))) {
            at++;
        }
    }
}
