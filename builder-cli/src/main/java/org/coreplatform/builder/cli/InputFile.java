package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coreplatform.builder.pipeline.NamedPipe;

/// Files that are read. A device may never end, so what is read as a whole has a bound.
final class InputFile {
    /// Larger ones are no inputs of ours.
    private static final int MAX_BYTES = 32 << 20;

    private InputFile() {}

    /// {@return the content of a file}
    ///
    /// @throws CommandFailed when it is a folder or too large
    static byte[] read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CommandFailed(
                        ExitCodes.IO,
                        "coreplat: `%s` has more than %d bytes".formatted(file, MAX_BYTES));
            }
            return bytes;
        }
    }

    /// {@return what is in a file}
    ///
    /// @throws CommandFailed when it is a folder or a pipe
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandFailed(ExitCodes.IO, "coreplat: `%s` is a folder".formatted(file));
        }
        if (NamedPipe.is(file)) {
            throw new CommandFailed(
                    ExitCodes.IO,
                    "coreplat: `%s` is a pipe, which may never end; `/dev/stdin` can be read"
                            .formatted(file));
        }
        return Files.newInputStream(file);
    }
}
