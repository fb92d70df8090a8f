package org.coreplatform.builder.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.coreplatform.builder.program.ProjectFiles;

/// Something that a build asked about its files, and the answer.
///
/// @param question what it asked
/// @param path about what, absolute
/// @param answer the answer or its digest
record Input(Question question, Path path, String answer) {
    private static final String UNREADABLE = "unreadable";

    /// The questions of [ProjectFiles].
    enum Question {
        KIND,
        LIST,
        SIZE,
        READ
    }

    static Input kind(Path path, ProjectFiles.Kind kind) {
        return new Input(Question.KIND, path.toAbsolutePath(), kind.toString());
    }

    static Input list(Path folder, List<Path> entries) {
        String names =
                entries.stream()
                        .map(entry -> String.valueOf(entry.getFileName()))
                        .collect(Collectors.joining("\0"));
        return new Input(
                Question.LIST,
                folder.toAbsolutePath(),
                Digests.hex(names.getBytes(StandardCharsets.UTF_8)));
    }

    static Input size(Path file, Optional<Long> bytes) {
        String answer = bytes.map(String::valueOf).orElse(UNREADABLE);
        return new Input(Question.SIZE, file.toAbsolutePath(), answer);
    }

    static Input read(Path file, byte[] content) {
        return new Input(Question.READ, file.toAbsolutePath(), Digests.hex(content));
    }

    static Input unreadable(Path file) {
        return new Input(Question.READ, file.toAbsolutePath(), UNREADABLE);
    }

    /// {@return the files whose content was asked for}
    static List<Path> files(Collection<Input> inputs) {
        return inputs.stream()
                .filter(input -> input.question() == Question.READ)
                .map(Input::path)
                .toList();
    }

    /// {@return whether the answer would be the same today}
    boolean holds(ProjectFiles files) {
        Input today =
                switch (question) {
                    case KIND -> kind(path, files.kind(path));
                    case LIST -> list(path, files.list(path));
                    case SIZE -> size(path, files.size(path));
                    case READ ->
                            files.read(path)
                                    .map(content -> read(path, content))
                                    .orElseGet(() -> unreadable(path));
                };
        return today.equals(this);
    }
}
