package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;

/// Finds the parts of a start tag that a parser has already found well-formed: parsers tell where
/// an element starts, but not where its attributes are.
final class StartTagScanner {
    private static final String NAMESPACE = "xmlns";

    private final SourceFile file;
    private final String text;
    private int at;

    private StartTagScanner(SourceFile file, int start) {
        this.file = file;
        this.text = file.text();
        this.at = start + 1;
    }

    /// The places in a start tag.
    ///
    /// @param name the element's name
    /// @param attributes the attributes except namespace declarations
    /// @param end offset behind the tag
    record Tag(Span name, List<Attribute> attributes, int end) {}

    /// The places of an attribute.
    ///
    /// @param name its name with the prefix
    /// @param value what is between its quotes
    record Attribute(Span name, Span value) {}

    /// {@return the parts of the start tag at this offset}
    static Tag scan(SourceFile file, int start) {
        return new StartTagScanner(file, start).tag();
    }

    private Tag tag() {
        Span name = name();
        List<Attribute> attributes = new ArrayList<>();
        skipBlanks();
        while (text.charAt(at) != '>' && text.charAt(at) != '/') {
            Attribute attribute = attribute();
            if (!declaresNamespace(attribute.name())) {
                attributes.add(attribute);
            }
            skipBlanks();
        }
        return new Tag(name, attributes, text.indexOf('>', at) + 1);
    }

    private boolean declaresNamespace(Span name) {
        int end = name.start() + NAMESPACE.length();
        return text.startsWith(NAMESPACE, name.start())
                && (end == name.end() || text.charAt(end) == ':');
    }

    private Attribute attribute() {
        Span name = name();
        skipBlanks();
        at++; // =
        skipBlanks();
        int close = text.indexOf(text.charAt(at), at + 1);
        Span value = new Span(file, at + 1, close);
        at = close + 1;
        return new Attribute(name, value);
    }

    private Span name() {
        int start = at;
        while (!endsName(text.charAt(at))) {
            at++;
        }
        return new Span(file, start, at);
    }

    private void skipBlanks() {
        while (isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean endsName(char c) {
        return c == '=' || c == '>' || c == '/' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
