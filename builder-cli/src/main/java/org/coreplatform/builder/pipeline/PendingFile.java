package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is being written, under a temporary name beside its place.
public final class PendingFile implements AutoCloseable {
    private final Path place;
    private final Path temporary;

    private PendingFile(Path place, Path temporary) {
        this.place = place;
        this.temporary = temporary;
    }

    /// {@return a file that can be written}
    ///
    /// @param file where it is to be in the end; a device or a pipe is written at once, since there
    ///     is nothing to replace
    public static PendingFile at(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new PendingFile(file, file);
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path place = Files.exists(file) ? file.toRealPath() : file;
        String name = ".%s.%d".formatted(place.getFileName(), ProcessHandle.current().pid());
        return new PendingFile(place, place.resolveSibling(name));
    }

    /// {@return what writes it}
    public OutputStream open() throws IOException {
        return Files.newOutputStream(temporary);
    }

    /// Puts it in its place; what writes it has been closed.
    public void keep() throws IOException {
        if (temporary.equals(place)) {
            return;
        }
        keepPermissions();
        try {
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void keepPermissions() throws IOException {
        if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(place));
        }
    }

    /// Leaves nothing behind, unless it was kept.
    @Override
    public void close() throws IOException {
        if (!temporary.equals(place)) {
            Files.deleteIfExists(temporary);
        }
    }
}
