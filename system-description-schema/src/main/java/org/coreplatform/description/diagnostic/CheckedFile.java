package org.coreplatform.description.diagnostic;

import java.util.List;

/// What was found in one file.
///
/// @param name the file as the user named it
/// @param diagnostics the findings, in their order
public record CheckedFile(String name, List<Diagnostic> diagnostics) {

    public CheckedFile {
        diagnostics = List.copyOf(diagnostics);
    }

    /// {@return whether the file is accepted: warnings do not matter}
    public boolean isAccepted() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
