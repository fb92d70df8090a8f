package org.coreplatform.builder.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Writes files that are there as a whole or not at all.
public final class OutputFile {
    private OutputFile() {}

    /// Writes a file under a temporary name beside its place, then moves it there.
    ///
    /// @throws IOException if it cannot be written; nothing is left behind then
    public static void write(Path file, byte[] bytes) throws IOException {
        try (PendingFile pending = PendingFile.at(file)) {
            try (OutputStream out = pending.open()) {
                out.write(bytes);
            }
            pending.keep();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }
}
