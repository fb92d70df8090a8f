package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is deleted with all that is in it, unless it becomes another one.
///
/// @param path the folder
record TemporaryFolder(Path path) implements AutoCloseable {

    /// {@return a folder on the file system of another one, in it if it exists}
    static TemporaryFolder beside(Path target) throws IOException {
        Path where = Files.isDirectory(target) ? target : target.getParent();
        return new TemporaryFolder(Files.createTempDirectory(where, ".coreplat-"));
    }

    /// Becomes a folder that does not exist or is empty.
    void become(Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectory(target); // with the usual permissions
        }
        for (Path entry : entries()) {
            Files.move(entry, target.resolve(entry.getFileName()));
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
