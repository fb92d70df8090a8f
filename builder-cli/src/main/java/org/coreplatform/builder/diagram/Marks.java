package org.coreplatform.builder.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What a picture says about diagnostics.
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
