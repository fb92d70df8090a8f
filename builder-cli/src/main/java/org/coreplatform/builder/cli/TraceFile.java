package org.coreplatform.builder.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.builder.trace.PerfettoWriter;
import org.coreplatform.builder.trace.TraceEvent;
import org.coreplatform.builder.trace.TraceRecorder;
import org.coreplatform.kernel.trace.KernelObserver;
import org.jspecify.annotations.Nullable;

/// Where a run is recorded, or nowhere.
final class TraceFile implements AutoCloseable {
    private final Board board;
    private final Optional<PerfettoWriter> writer;

    private TraceFile(Board board, Optional<PerfettoWriter> writer) {
        this.board = board;
        this.writer = writer;
    }

    /// @param file where to, null for nowhere
    static TraceFile open(@Nullable Path file, Board board) throws IOException {
        if (file == null) {
            return new TraceFile(board, Optional.empty());
        }
        var out = new BufferedOutputStream(Files.newOutputStream(file));
        return new TraceFile(
                board,
                Optional.of(new PerfettoWriter(out, board.profile(), board.turns().quantum())));
    }

    /// {@return what watches the kernel}
    Optional<KernelObserver> observer() {
        return writer.map(sink -> new TraceRecorder(board.clock()::now, sink));
    }

    @Override
    public void close() {
        writer.ifPresent(
                sink -> {
                    sink.accept(new TraceEvent.End(board.clock().now()));
                    sink.close();
                });
    }
}
