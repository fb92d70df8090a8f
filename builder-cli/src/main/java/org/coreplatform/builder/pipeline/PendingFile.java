package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is being written, under a temporary name beside its place.
public final class PendingFile implements AutoCloseable {
    private final Path named;
    private final Path place;
    private final Path temporary;

    private PendingFile(Path named, Path place, Path temporary) {
        this.named = named;
        this.place = place;
        this.temporary = temporary;
    }

    /// {@return a file that can be written}
    ///
    /// @param file where it is to be in the end; a device or a pipe is written at once, since there
    ///     is nothing to replace
    public static PendingFile at(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new PendingFile(file, file, file);
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path place = Files.exists(file) ? file.toRealPath() : file;
        String name = ".%s.%d".formatted(place.getFileName(), ProcessHandle.current().pid());
        return new PendingFile(file, place, place.resolveSibling(name));
    }

    /// {@return what writes it}
    ///
    /// @throws FileSystemException if it cannot be written, with the name that the user knows
    public OutputStream open() throws IOException {
        try {
            return Files.newOutputStream(temporary);
        } catch (FileSystemException e) {
            String name = named.toString();
            throw switch (e) {
                case AccessDeniedException _ -> new AccessDeniedException(name);
                case NoSuchFileException _ ->
                        new FileSystemException(name, null, "it cannot be made there");
                default -> new FileSystemException(name, null, e.getReason());
            };
        }
    }

    /// Finds out in time whether a file that is written later can be written at all.
    public static void require(Path file) throws IOException {
        try (PendingFile pending = at(file)) {
            if (!pending.temporary.equals(pending.place)) {
                pending.open().close();
            }
        }
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
