package org.coreplatform.description.xml;

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
        XMLStreamException cause = parserException(failure);
        String reason = cause == null ? failure.getMessage() : cause.getMessage();
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

    private static @Nullable XMLStreamException parserException(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof XMLStreamException found) {
                return found;
            }
        }
        return null;
    }

    private static Span span(SourceFile file, @Nullable XMLStreamException cause) {
        Location location = cause == null ? null : cause.getLocation();
        int offset = location == null ? 0 : Math.max(0, location.getCharacterOffset());
        int start = Math.min(offset, file.text().length());
        return file.span(start, start + 1);
    }

    /// The rest of the parsers' messages repeats the place.
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        String plain = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return plain.isEmpty()
                ? "unreadable"
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
