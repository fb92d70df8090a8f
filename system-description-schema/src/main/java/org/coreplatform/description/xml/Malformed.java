package org.coreplatform.description.xml;

import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// Says in a diagnostic what the parsers say in their exceptions.
final class Malformed {
    private Malformed() {}

    static Diagnostic diagnose(SourceFile file, Optional<Places> places, Exception failure) {
        Optional<XMLStreamException> cause = parserException(failure);
        String reason = Objects.requireNonNullElse(cause.orElse(null), failure).getMessage();
        Span span = span(file, cause);
        Diagnostic found =
                Diagnostic.error(
                        XmlReader.MALFORMED,
                        "the description is not well-formed XML: " + firstLine(reason),
                        span,
                        "the reader stops here");
        Optional<Places.Place> open = places.flatMap(Places::innermost);
        if (open.isPresent() && open.get().tag.name().start() < span.start()) {
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
                        Diagnostic.error(
                                XmlReader.MALFORMED,
                                "the description is not well-formed XML: U+%04X is no character"
                                        .formatted((int) text.charAt(at)),
                                file.span(at, at + 1),
                                "the reader stops here"));
    }

    private static Optional<XMLStreamException> parserException(Throwable failure) {
        if (failure instanceof XMLStreamException found) {
            return Optional.of(found);
        }
        return Optional.ofNullable(failure.getCause()).flatMap(Malformed::parserException);
    }

    private static Span span(SourceFile file, Optional<XMLStreamException> cause) {
        int offset =
                cause.map(XMLStreamException::getLocation)
                        .map(location -> Math.max(0, location.getCharacterOffset()))
                        .orElse(0);
        return file.span(offset, offset + 1);
    }

    /// The rest of the parsers' messages repeats the place.
    private static String firstLine(@Nullable String message) {
        String line = Objects.requireNonNullElse(message, "").lines().findFirst().orElse("");
        String plain = line.strip().replaceAll("\\.$", "");
        return plain.isEmpty()
                ? "unreadable"
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
