package org.coreplatform.description;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;

/// What a check found.
///
/// @param diagnostics errors and warnings, in their order
/// @param system the system, unless there is an error
public record CheckResult(List<Diagnostic> diagnostics, Optional<ValidatedSystem> system) {
    public CheckResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
