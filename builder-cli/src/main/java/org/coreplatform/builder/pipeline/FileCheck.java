package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.coreplatform.description.diagnostic.CheckedFile;

/// What was found in a description, and what it depends on.
///
/// @param result the findings
/// @param answers what was asked about files, and the answers
public record FileCheck(CheckedFile result, List<Input> answers) {
    public FileCheck {
        answers = List.copyOf(answers);
    }

    /// {@return the files and folders that were asked for, whether they exist or not}
    public List<Path> inputs() {
        return answers.stream().map(Input::path).distinct().toList();
    }

    /// {@return whether all answers would be the same now}
    public boolean isCurrent() {
        DiskFiles files = new DiskFiles();
        return answers.stream().allMatch(answer -> answer.holds(files));
    }
}
