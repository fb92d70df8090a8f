package org.coreplatform.description.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlReadFeature;

/// Reads a document into elements. Drives Jackson's streaming parser instead of binding to types:
/// binding loses interleaved siblings, confuses attributes with elements and forgets places.
final class XmlReader {
    static final RuleId MALFORMED = RuleId.of("xml.malformed");

    private static final XmlFactory JACKSON = new XmlFactory();
    private static final XMLInputFactory WOODSTOX = woodstox();
    private static final Pattern ENCODING_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    private final JsonParser tokens;
    private final Places places;
    private int elements;

    private XmlReader(JsonParser tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    /// Takes `xsi:nil` for an attribute like any other, instead of for the whole content. The
    /// factory's own setting does not reach its parsers.
    private static final class Context extends ObjectReadContext.Base {
        @Override
        public int getFormatReadFeatures(int usual) {
            return usual & ~XmlReadFeature.PROCESS_XSI_NIL.getMask();
        }
    }

    private static XMLInputFactory woodstox() {
        XMLInputFactory factory = JACKSON.getXMLInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise errors in text come as unchecked exceptions from whoever asks for the text.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /// A document.
    ///
    /// @param root the root element
    /// @param suppressions the comments that let warnings pass
    record Document(XmlElement root, Suppressions suppressions) {}

    /// {@return the document, or nothing after reporting why there is none}
    static Optional<Document> read(SourceFile file, DiagnosticSink sink) {
        Optional<Diagnostic> forbidden = Malformed.character(file);
        if (forbidden.isPresent()) {
            sink.report(forbidden.get());
            return Optional.empty();
        }
        Optional<Places> places = Optional.empty();
        try {
            String text = LenientText.of(file.text());
            Places reader = new Places(open(text), file, text);
            places = Optional.of(reader);
            requireEncodingName(reader);
            while (reader.next() != XMLStreamReader.START_ELEMENT) {
                // The prolog: comments, processing instructions, or a refused DTD.
            }
            try (JsonParser tokens = JACKSON.createParser(new Context(), reader)) {
                XmlElement root = new XmlReader(tokens, reader).root();
                return Optional.of(new Document(root, reader.suppressions()));
            }
        } catch (XMLStreamException | JacksonException | IOException failure) {
            Optional<Places> seen = places;
            sink.report(
                    seen.flatMap(Places::refusal)
                            .orElseGet(() -> Malformed.diagnose(file, seen, failure)));
            return Optional.empty();
        }
    }

    /// Woodstox takes anything for the name of an encoding that it does not use.
    private static void requireEncodingName(Places reader) throws XMLStreamException {
        String name = reader.getCharacterEncodingScheme();
        if (name != null && !ENCODING_NAME.matcher(name).matches()) {
            throw new XMLStreamException("no encoding has the name '" + name + "'");
        }
    }

    private static XMLStreamReader2 open(String text) throws XMLStreamException {
        return (XMLStreamReader2) WOODSTOX.createXMLStreamReader(new StringReader(text));
    }

    private XmlElement root() {
        JsonToken first = tokens.nextToken();
        String name = localName(places.place(0).tag.name());
        XmlElement root = element(name, first);
        while (tokens.nextToken() != null) {
            // What follows the root may be malformed too.
        }
        return root;
    }

    /// Reads the element whose first token is current: an object, or only its text.
    private XmlElement element(String name, JsonToken first) {
        Places.Place place = places.place(elements++);
        List<XmlAttribute> attributes = new ArrayList<>();
        List<XmlElement> children = new ArrayList<>();
        if (first == JsonToken.START_OBJECT) {
            for (StartTagScanner.Attribute at : place.tag.attributes()) {
                tokens.nextToken();
                tokens.nextToken();
                attributes.add(attribute(at, tokens.getString()));
            }
            readChildren(children);
        }
        return new XmlElement(
                name, place.tag.name(), place.endName, attributes, children, place.text);
    }

    private void readChildren(List<XmlElement> children) {
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = tokens.currentName();
            JsonToken value = tokens.nextToken();
            if (!name.isEmpty()) { // The name of text between elements is empty.
                children.add(element(name, value));
            }
        }
    }

    private static XmlAttribute attribute(StartTagScanner.Attribute at, String value) {
        String name = at.name().text();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        return new XmlAttribute(prefix, name.substring(colon + 1), value, at.name(), at.value());
    }

    private static String localName(Span name) {
        return name.text().substring(name.text().indexOf(':') + 1);
    }
}
