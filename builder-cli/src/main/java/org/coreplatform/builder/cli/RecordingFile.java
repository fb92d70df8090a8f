package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.coreplatform.builder.recording.Recording;
import org.coreplatform.builder.recording.RecordingReader;
import org.coreplatform.builder.recording.RecordingRefused;

/// Recordings on disk.
final class RecordingFile {
    /// Larger ones are no recordings.
    private static final int MAX_BYTES = 1 << 28;

    private RecordingFile() {}

    /// {@return the recording in a file}
    ///
    /// @throws CommandFailed when it is refused
    static Recording read(Path file) throws IOException {
        try (InputStream in = InputFile.open(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new RecordingRefused("it has more than %d bytes".formatted(MAX_BYTES));
            }
            return RecordingReader.read(bytes);
        } catch (RecordingRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: recording `%s` is refused: %s".formatted(file, refused.getMessage()));
        }
    }
}
