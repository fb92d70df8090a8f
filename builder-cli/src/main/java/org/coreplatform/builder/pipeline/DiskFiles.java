package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.builder.program.ProjectFiles;

/// The files on the disk.
final class DiskFiles implements ProjectFiles {
    /// Larger files are no descriptions or programs.
    static final long MAX_FILE_BYTES = 32 << 20;

    /// Longer listings are no folders of sources.
    private static final int MAX_ENTRIES = 10_000;

    @Override
    public Kind kind(Path path) {
        if (Files.isDirectory(path)) {
            return Kind.FOLDER;
        }
        return Files.isRegularFile(path) ? Kind.FILE : Kind.MISSING;
    }

    @Override
    public List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MAX_ENTRIES).sorted().toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    @Override
    public Optional<byte[]> read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
