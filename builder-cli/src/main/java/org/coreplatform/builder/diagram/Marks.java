package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.builder.diagram.Diagram.Box;
import org.coreplatform.builder.diagram.Diagram.Detail;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What a picture says about diagnostics, in words.
final class Marks {
    private Marks() {}

    /// {@return the class of what they are about: ` error`, ` warning` or nothing}
    static String severity(List<Diagnostic> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        return findings.stream().anyMatch(Diagnostic::isError) ? " error" : " warning";
    }

    /// {@return the ids of the rules that are broken, the errors' alone if there are errors}
    static List<String> rules(List<Diagnostic> findings) {
        boolean hasError = findings.stream().anyMatch(Diagnostic::isError);
        return findings.stream()
                .filter(found -> found.isError() || !hasError)
                .map(found -> found.rule().toString())
                .distinct()
                .toList();
    }

    /// {@return what stands in a box, line by line: its title, its details, the rules it breaks}
    static Stream<String> texts(Box box) {
        return Stream.of(
                        Stream.of(box.title()),
                        box.details().stream().map(Detail::text),
                        rules(box.findings()).stream())
                .flatMap(texts -> texts);
    }

    /// {@return a hint with all messages}
    static String hint(String hint, List<Diagnostic> findings) {
        return findings.stream()
                .map(
                        found ->
                                "\n%s[%s]: %s"
                                        .formatted(
                                                found.severity().word(),
                                                found.rule(),
                                                found.message()))
                .collect(Collectors.joining("", hint, ""));
    }
}
