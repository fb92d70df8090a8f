package org.coreplatform.description.xml;

import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// Says in a diagnostic what the parsers say in their exceptions.
final class Malformed {
    private Malformed() {}

    static Diagnostic diagnose(SourceFile file, Optional<Places> places, Exception failure) {
        if (file.text().isBlank()) {
            return Diagnostic.error(
                            XmlReader.MALFORMED,
                            "the description is empty",
                            file.start(),
                            "nothing here")
                    .withHelp(MalformedHelp.BEGINNING);
        }
        Optional<XMLStreamException> cause = parserException(failure);
        String reason = Objects.requireNonNullElse(cause.orElse(null), failure).getMessage();
        Span span = culprit(span(file, places, cause), Objects.toString(reason));
        Diagnostic found = at(span, firstLine(reason));
        Optional<String> help = MalformedHelp.of(file, span, reason, places);
        return help.map(inside(found, places)::withHelp).orElseGet(() -> inside(found, places));
    }

    private static Diagnostic inside(Diagnostic found, Optional<Places> places) {
        Optional<Places.Place> open = places.flatMap(Places::innermost);
        if (open.isPresent() && open.get().tag.name().start() < found.span().start()) {
            Span name = open.get().tag.name();
            return found.withLabel(name, "inside `<%s>`".formatted(name.text()));
        }
        return found;
    }

    /// {@return what is wrong with characters that XML may not have and Woodstox lets pass}
    static Optional<Diagnostic> character(SourceFile file) {
        String text = file.text();
        int found = text.startsWith("\uFEFF") ? 0 : text.indexOf('\uFFFE');
        int at = found < 0 ? text.indexOf('\uFFFF') : found;
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        at(
                                file.span(at, at + 1),
                                "U+%04X is no character".formatted((int) text.charAt(at))));
    }

    /// {@return that text may not contain what ends a section of characters}
    static Diagnostic sectionEnd(SourceFile file, int start) {
        return at(file.span(start, start + 3), "`]]>` may not stand in text");
    }

    /// {@return that a name has characters that no name may have}
    static Diagnostic name(Span name) {
        return at(name, "names have no characters from private planes");
    }

    /// {@return that elements cannot have a prefix}
    static Diagnostic prefix(Span name) {
        return at(name, "the prefix `xml` is for attributes");
    }

    private static Diagnostic at(Span span, String reason) {
        return Diagnostic.error(
                XmlReader.MALFORMED,
                "the description is not well-formed XML: " + reason,
                span,
                "the reader stops here");
    }

    private static Optional<XMLStreamException> parserException(Throwable failure) {
        if (failure instanceof XMLStreamException found) {
            return Optional.of(found);
        }
        return Optional.ofNullable(failure.getCause()).flatMap(Malformed::parserException);
    }

    /// {@return where the parsers stopped, or what they were reading if they do not say}
    private static Span span(
            SourceFile file, Optional<Places> places, Optional<XMLStreamException> cause) {
        int offset =
                cause.map(XMLStreamException::getLocation)
                        .map(Location::getCharacterOffset)
                        .or(() -> places.map(Places::offset))
                        .orElse(0);
        int start = Math.clamp(offset, 0, file.text().length());
        return file.span(start, start + 1);
    }

    /// {@return the name that is wrong, where the parsers stop only behind it}
    private static Span culprit(Span stop, String reason) {
        SourceFile file = stop.file();
        int tag = file.text().lastIndexOf('<', stop.start());
        if (reason.startsWith("Unexpected close tag") && file.text().startsWith("</", tag)) {
            return file.span(tag + 2, stop.start());
        }
        if (tag < 0 || !reason.startsWith("Duplicate attribute")) {
            return stop;
        }
        return StartTagScanner.scan(file, tag).attributes().stream()
                .map(StartTagScanner.Attribute::name)
                .filter(name -> reason.contains("'" + name.text() + "'"))
                .reduce(stop, (_, last) -> last);
    }

    /// The rest of the parsers' messages repeats the place.
    private static String firstLine(@Nullable String message) {
        String line = Objects.requireNonNullElse(message, "").lines().findFirst().orElse("");
        String plain =
                line.strip()
                        .replaceAll("\\.$", "")
                        .replace(" Expected a quote", "; expected a quote")
                        .replace("llegal to have multiple roots", "t has more than one root")
                        .replace(" (start tag in epilog?)", "");
        return plain.isEmpty()
                ? "unreadable"
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
