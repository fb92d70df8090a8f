package org.coreplatform.description;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.SystemDescription;

/// What a check found.
///
/// @param diagnostics errors and warnings, in their order
/// @param understood what of the description could be understood, unless it is no XML; it may break
///     every rule
/// @param system the system, unless there is an error
public record CheckResult(
        List<Diagnostic> diagnostics,
        Optional<SystemDescription> understood,
        Optional<ValidatedSystem> system) {

    public CheckResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
