package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.xml.StartTagScanner.Tag;

/// Stands between the two parsers, notes where the elements and their texts are, which Jackson
/// does not pass on, and refuses what is too large.
final class Places extends StreamReader2Delegate {
    static final RuleId DOCTYPE = RuleId.of("xml.doctype");

    /// With this begins, in UTF-16, the first character after all that XML lets names contain.
    private static final char BEYOND_NAMES = Character.highSurrogate(0xF0000);

    private static final String SECTION = "<![CDATA[";
    private static final String SECTION_END = "]]>";

    private final SourceFile file;
    private final String text;
    private final List<Place> all = new ArrayList<>();
    private final List<Place> open = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();
    private List<Suppression> pending = new ArrayList<>();
    private Optional<Diagnostic> refusal = Optional.empty();

    /// @param text what the reader reads: as long as the file, without processing instructions
    Places(XMLStreamReader2 reader, SourceFile file, String text) {
        super(reader);
        this.file = file;
        this.text = text;
    }

    /// Where an element is.
    static final class Place {
        final Tag tag;
        Optional<Span> text = Optional.empty();
        Optional<Span> endName = Optional.empty();
        List<Suppression> suppressions = List.of();

        Place(Tag tag) {
            this.tag = tag;
        }
    }

    /// {@return the place of an element}
    ///
    /// @param ordinal its number in the order of start tags, from 0
    Place place(int ordinal) {
        return all.get(ordinal);
    }

    /// {@return the innermost element that is not closed yet}
    Optional<Place> innermost() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    /// {@return whether an element with this name, prefix included, is not closed yet}
    boolean isOpen(String name) {
        return open.stream().anyMatch(place -> place.tag.name().text().equals(name));
    }

    /// {@return why reading was stopped, if it was not the parsers' doing}
    Optional<Diagnostic> refusal() {
        return refusal;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case XMLStreamReader.START_ELEMENT -> start();
            case XMLStreamReader.END_ELEMENT -> end();
            case XMLStreamReader.COMMENT ->
                    Suppression.of(file, getText(), offset()).ifPresent(pending::add);
            case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text();
            case XMLStreamReader.DTD -> refuse(doctype());
            default -> {}
        }
        return event;
    }

    /// {@return where what is being read begins}
    int offset() {
        return (int) getLocationInfo().getStartingCharOffset();
    }

    private void start() throws XMLStreamException {
        Place place = new Place(StartTagScanner.scan(file, offset()));
        requireNames(place.tag);
        if (!pending.isEmpty()) {
            place.suppressions = pending;
            pending = new ArrayList<>();
        }
        all.add(place);
        open.add(place);
        Span name = place.tag.name();
        if (all.size() > XmlLimits.MAX_ELEMENTS) {
            refuse(tooLarge("elements", XmlLimits.MAX_ELEMENTS, name));
        }
        if (open.size() > XmlLimits.MAX_DEPTH) {
            refuse(tooLarge("levels of elements", XmlLimits.MAX_DEPTH, name));
        }
        if (place.tag.attributes().size() > XmlLimits.MAX_ATTRIBUTES) {
            refuse(tooLarge("attributes of one element", XmlLimits.MAX_ATTRIBUTES, name));
        }
    }

    /// Woodstox takes letters from planes that have none for names. Microkit's parser does not know
    /// the prefix `xml` for elements.
    private void requireNames(Tag tag) throws XMLStreamException {
        if (file.text().startsWith("xml:", tag.name().start())) {
            refuse(Malformed.prefix(tag.name()));
        }
        requireName(tag.name());
        for (StartTagScanner.Attribute attribute : tag.attributes()) {
            requireName(attribute.name());
        }
    }

    private void requireName(Span name) throws XMLStreamException {
        for (int i = name.start(); i < name.end(); i++) {
            char unit = file.text().charAt(i);
            if (unit >= BEYOND_NAMES && Character.isHighSurrogate(unit)) {
                refuse(Malformed.name(name));
            }
        }
    }

    private void end() {
        Place place = open.removeLast();
        int start = place.tag.name().start();
        int end = Math.max(place.tag.end(), offset());
        if (file.text().startsWith("</", offset())) {
            int name = offset() + 2;
            int length = place.tag.name().end() - start;
            place.endName = Optional.of(file.span(name, name + length));
        }
        for (Suppression each : place.suppressions) {
            suppressions.add(each.in(file.span(start, end)));
        }
    }

    /// {@return the comments that let warnings pass, once everything is read}
    Suppressions suppressions() {
        List<Suppression> found = new ArrayList<>(suppressions);
        found.addAll(pending); // No element follows them.
        return new Suppressions(found);
    }

    private void text() throws XMLStreamException {
        if (open.isEmpty() || isBlank(getTextCharacters(), getTextStart(), getTextLength())) {
            return;
        }
        requireNoSectionEnd(offset(), (int) getLocationInfo().getEndingCharOffset());
        if (open.getLast().text.isEmpty()) {
            open.getLast().text = Optional.of(textSpan(offset()));
        }
    }

    /// Refuses what ends a section of characters where there is none: Woodstox overlooks it at some
    /// places.
    private void requireNoSectionEnd(int start, int end) throws XMLStreamException {
        int at = start;
        while (at < end) {
            int section = text.indexOf(SECTION, at, end);
            int found = text.indexOf(SECTION_END, at, section < 0 ? end : section);
            if (found >= 0) {
                refuse(Malformed.sectionEnd(file, found));
            }
            at = section < 0 ? end : text.indexOf(SECTION_END, section) + SECTION_END.length();
        }
    }

    private Span textSpan(int offset) {
        int start = offset;
        while (isBlank(text.charAt(start))) {
            start++;
        }
        int end = text.charAt(start) == '<' ? start + SECTION.length() : start;
        while (end < text.length() && "<\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start + 1 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return file.span(start, end);
    }

    private static boolean isBlank(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    /// Unicode's white space, which Microkit skips, is more than XML's.
    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private void refuse(Diagnostic reason) throws XMLStreamException {
        refusal = Optional.of(reason);
        throw new XMLStreamException(reason.message());
    }

    private Diagnostic doctype() {
        int start = offset();
        return Diagnostic.error(
                        DOCTYPE,
                        "a document type declaration is not allowed in a description",
                        file.span(start, start + "<!DOCTYPE".length()),
                        "declared here")
                .withNote("declared entities could read other files or grow without bound")
                .withHelp("remove the declaration and write out what its entities stand for");
    }

    private static Diagnostic tooLarge(String what, int limit, Span span) {
        return Diagnostic.error(
                SourceDecoder.TOO_LARGE,
                "the description has more than %d %s".formatted(limit, what),
                span,
                "one too many");
    }
}
