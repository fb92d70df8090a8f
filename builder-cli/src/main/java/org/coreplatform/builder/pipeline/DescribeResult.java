package org.coreplatform.builder.pipeline;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// What a description says, right or wrong.
///
/// @param diagnostics what is wrong with it
/// @param described the system, as far as it could be understood
public record DescribeResult(List<Diagnostic> diagnostics, Optional<Described> described) {
    public DescribeResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /// A system that may break every rule.
    ///
    /// @param target what it was checked for
    public record Described(SystemDescription system, Target target) {}
}
