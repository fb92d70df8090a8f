package org.coreplatform.builder.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
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

    private TraceFile(Board board, PendingFile file) throws IOException {
        this.board = board;
        this.file = file;
        writer =
                new PerfettoWriter(
                        new BufferedOutputStream(file.open()),
                        board.profile(),
                        board.turns().quantum());
    }

    /// @param file where to, null for nowhere
    static Optional<TraceFile> open(@Nullable Path file, Board board) throws IOException {
        return file == null
                ? Optional.empty()
                : Optional.of(new TraceFile(board, PendingFile.at(file)));
    }

    /// {@return what gets the events}
    Consumer<TraceEvent> events() {
        return writer;
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
