package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.builder.program.ProjectFiles;
import org.coreplatform.description.xml.SourceDecoder;

/// The files on the disk.
final class DiskFiles implements ProjectFiles {
    /// Larger files are no descriptions or programs.
    static final int MAX_FILE_BYTES = SourceDecoder.MAX_BYTES;

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
    public Optional<Long> size(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Files.size(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> read(Path file) {
        if (NamedPipe.is(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
            return content.length > MAX_FILE_BYTES ? Optional.empty() : Optional.of(content);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
