package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.pipeline.DescribeResult.Described;
import org.coreplatform.description.diagnostic.Diagnostic;

/// All that can be found out about a description.
///
/// @param diagnostics what is wrong with it, its programs and its use of memory
/// @param described the system, as far as it could be understood
/// @param inspection of its image, if there can be one
/// @param inputs the files that were read
public record ExamineResult(
        List<Diagnostic> diagnostics,
        Optional<Described> described,
        Optional<Inspection> inspection,
        List<Path> inputs) {
    public ExamineResult {
        diagnostics = List.copyOf(diagnostics);
        inputs = List.copyOf(inputs);
    }
}
