package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files that are there as a whole or not at all.
public final class OutputFile {
    private OutputFile() {}

    /// Writes a file under a temporary name beside its place, then moves it there.
    ///
    /// @throws IOException if it cannot be written; nothing is left behind then
    public static void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device such as /dev/null, or a pipe: there is nothing to replace.
            Files.write(file, bytes);
            return;
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path place = Files.exists(file) ? file.toRealPath() : file;
        Path temporary =
                place.resolveSibling(
                        ".%s.%d".formatted(place.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.write(temporary, bytes);
            move(temporary, place);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
