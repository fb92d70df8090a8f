package org.coreplatform.description.diagnostic;

import java.util.List;

/// One line for each diagnostic, in the form that compilers have and editors understand:
/// `file:line:column: severity: message [id]`.
public final class ShortFormat {
    private ShortFormat() {}

    /// {@return the lines}
    public static String of(List<CheckedFile> files) {
        StringBuilder out = new StringBuilder();
        for (CheckedFile file : files) {
            for (Diagnostic found : file.diagnostics()) {
                out.append(line(found)).append('\n');
            }
        }
        return out.toString();
    }

    private static String line(Diagnostic found) {
        return "%s:%s: %s: %s [%s]"
                .formatted(
                        DisplayText.safe(found.span().file().name()),
                        found.span().begin(),
                        found.severity().word(),
                        DisplayText.safe(found.message()),
                        found.rule());
    }
}
