package org.coreplatform.description.format;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What became of a text.
public sealed interface FormatResult {
    /// The same description, laid out.
    record Formatted(String before, String after) implements FormatResult {

        /// {@return whether there was something to do}
        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /// It is no description: why.
    record Refused(List<Diagnostic> diagnostics) implements FormatResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
