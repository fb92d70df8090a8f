package org.coreplatform.builder.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.builder.pipeline.PendingFile;
import org.coreplatform.builder.trace.PerfettoWriter;
import org.coreplatform.builder.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// Where a run is traced to; it is there when the run has ended.
final class TraceFile implements AutoCloseable {
    private final Board board;
    private final PendingFile file;
    private final PerfettoWriter writer;

    private TraceFile(Board board, Path path, PendingFile file) throws IOException {
        this.board = board;
        this.file = file;
        writer =
                new PerfettoWriter(
                        new TraceStream(file.open(), path),
                        board.profile(),
                        board.turns().quantum());
    }

    /// @param file where to, null for nowhere
    static Optional<TraceFile> open(@Nullable Path file, Board board) throws IOException {
        return file == null
                ? Optional.empty()
                : Optional.of(new TraceFile(board, file, PendingFile.at(file)));
    }

    /// {@return what gets the events}
    Consumer<TraceEvent> events() {
        return writer;
    }

    /// What events are written to while the kernel is at work, far from whoever waits for an
    /// [IOException].
    private static final class TraceStream extends BufferedOutputStream {
        private final Path file;

        TraceStream(OutputStream out, Path file) {
            super(out);
            this.file = file;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            try {
                super.write(bytes, offset, length);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public synchronized void flush() {
            try {
                super.flush();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private UncheckedIOException failure(IOException e) {
            String reason = e.getMessage();
            return new UncheckedIOException(new FileSystemException(file.toString(), null, reason));
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writer.accept(new TraceEvent.End(board.clock().now()));
            writer.close();
            file.keep();
        }
    }
}
