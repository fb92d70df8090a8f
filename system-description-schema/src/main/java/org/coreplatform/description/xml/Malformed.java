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
    private static final String BEGINNING = "a description begins with `<system>`";

    private Malformed() {}

    static Diagnostic diagnose(SourceFile file, Optional<Places> places, Exception failure) {
        if (file.text().isBlank()) {
            return Diagnostic.error(
                            XmlReader.MALFORMED,
                            "the description is empty",
                            file.start(),
                            "nothing here")
                    .withHelp(BEGINNING);
        }
        Optional<XMLStreamException> cause = parserException(failure);
        String reason = Objects.requireNonNullElse(cause.orElse(null), failure).getMessage();
        Span span = span(file, places, cause);
        Diagnostic found = at(span, firstLine(reason));
        Optional<String> help = help(file.text(), span, reason);
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

    private static Diagnostic at(Span span, String reason) {
        return Diagnostic.error(
                XmlReader.MALFORMED,
                "the description is not well-formed XML: " + reason,
                span,
                "the reader stops here");
    }

    /// {@return what to do, where the parsers' words do not tell}
    private static Optional<String> help(String text, Span span, @Nullable String reason) {
        String words = Objects.requireNonNullElse(reason, "");
        if (words.contains("(NULL, unicode 0)")) {
            return Optional.of("save it as text in UTF-8");
        }
        if (words.contains("target (\"xml\")")) {
            return Optional.of("move `<?xml …?>` to the very beginning of the file");
        }
        if (words.contains("Expected a quote")) {
            return Optional.of("put the value in quotes");
        }
        if (words.contains("in prolog")) {
            return Optional.of(BEGINNING);
        }
        if (words.contains("'<' (code 60) in attribute value")) {
            return Optional.of("close the value with a quote, or write `&lt;` for `<`");
        }
        boolean isReference = text.startsWith("&", Math.max(0, span.start() - 1));
        return isReference || words.contains("entity")
                ? Optional.of("write `&amp;` for `&`")
                : Optional.empty();
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

    /// The rest of the parsers' messages repeats the place.
    private static String firstLine(@Nullable String message) {
        String line = Objects.requireNonNullElse(message, "").lines().findFirst().orElse("");
        String plain = line.strip().replaceAll("\\.$", "");
        return plain.isEmpty()
                ? "unreadable"
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
