package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coreplatform.builder.program.ProjectFiles;

/// Remembers what was asked of the files and what they answered. A build that would get the same
/// answers would make the same image.
final class RecordingFiles implements ProjectFiles {
    private final ProjectFiles files;
    private final Set<Input> inputs = new LinkedHashSet<>();

    RecordingFiles(ProjectFiles files) {
        this.files = files;
    }

    /// {@return all questions with their answers, in the order of the first time}
    List<Input> inputs() {
        return List.copyOf(inputs);
    }

    /// {@return the files that were read, absolute}
    List<Path> read() {
        return Input.files(inputs);
    }

    @Override
    public Kind kind(Path path) {
        Kind kind = files.kind(path);
        inputs.add(Input.kind(path, kind));
        return kind;
    }

    @Override
    public List<Path> list(Path folder) {
        List<Path> entries = files.list(folder);
        inputs.add(Input.list(folder, entries));
        return entries;
    }

    @Override
    public Optional<Long> size(Path file) {
        Optional<Long> size = files.size(file);
        inputs.add(Input.size(file, size));
        return size;
    }

    @Override
    public Optional<byte[]> read(Path file) {
        Optional<byte[]> content = files.read(file);
        inputs.add(
                content.map(bytes -> Input.read(file, bytes))
                        .orElseGet(() -> Input.unreadable(file)));
        return content;
    }
}
