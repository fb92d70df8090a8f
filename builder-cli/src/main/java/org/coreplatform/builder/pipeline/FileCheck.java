package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.coreplatform.description.diagnostic.CheckedFile;

/// What was found in a description, and what it depends on.
///
/// @param result the findings
/// @param inputs the files and folders that were asked for, whether they exist or not
public record FileCheck(CheckedFile result, List<Path> inputs) {
    public FileCheck {
        inputs = List.copyOf(inputs);
    }
}
