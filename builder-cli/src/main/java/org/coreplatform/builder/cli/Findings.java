package org.coreplatform.builder.cli;

import java.io.PrintStream;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Palette;
import org.coreplatform.description.diagnostic.SnippetRenderer;

/// Prints diagnostics for people.
final class Findings {
    private Findings() {}

    /// Prints all and, if there are any, how many there are of each kind.
    static void print(List<Diagnostic> diagnostics, Terminal terminal, PrintStream to) {
        if (diagnostics.isEmpty()) {
            return;
        }
        Palette palette = terminal.colour() ? Palette.COLOUR : Palette.PLAIN;
        to.print(new SnippetRenderer(palette, terminal.columns()).render(diagnostics));
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        to.println(summary(errors, diagnostics.size() - errors));
    }

    private static String summary(long errors, long warnings) {
        if (errors == 0) {
            return counted(warnings, "warning");
        }
        String text = counted(errors, "error");
        return warnings == 0 ? text : text + ", " + counted(warnings, "warning");
    }

    private static String counted(long count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
