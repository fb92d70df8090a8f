package org.coreplatform.builder.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.kernel.boot.Host;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;

/// The host as a machine sees it: gives it input that has come, time if it is to run in real time,
/// and tells it to stop.
final class LiveHost implements Host {
    private final Board board;
    private final UartLine line;
    private final LiveInput input;
    private final Optional<Pace> pace;
    private final Runnable flush;
    private final Supplier<Optional<StopReason>> stop;
    private Optional<Stop> planned;
    private Optional<Stop> stopped = Optional.empty();

    /// @param board the machine's
    /// @param line where input goes
    /// @param input what has come; ended when nothing is wanted
    /// @param pace for real time
    /// @param flush shows what was printed
    /// @param stop why the run is to end
    /// @param planned when it is to end in any case
    LiveHost(
            Board board,
            UartLine line,
            LiveInput input,
            Optional<Pace> pace,
            Runnable flush,
            Supplier<Optional<StopReason>> stop,
            Optional<Stop> planned) {
        this.board = board;
        this.line = line;
        this.input = input;
        this.pace = pace;
        this.flush = flush;
        this.stop = stop;
        this.planned = planned;
    }

    /// {@return when and why somebody wanted the run to end}
    Optional<Stop> stopped() {
        return stopped;
    }

    @Override
    public Optional<Stop> poll() {
        flush.run();
        pace.ifPresent(clockwork -> input.await(clockwork.nanosUntil(now())));
        send(soon());
        Optional<Stop> wish = planned.or(this::newStop);
        planned = Optional.empty();
        return wish;
    }

    private Optional<Stop> newStop() {
        if (stopped.isPresent()) {
            return Optional.empty();
        }
        stopped = stop.get().map(reason -> new Stop(soon(), reason));
        return stopped;
    }

    @Override
    public void idleUntil(long cycle) {
        if (pace.isPresent() && input.await(pace.get().nanosUntil(cycle))) {
            send(Math.clamp(pace.get().cycle(), soon(), Math.max(soon(), cycle)));
        }
    }

    @Override
    public boolean awaitInput() {
        flush.run();
        if (!input.await()) {
            return false;
        }
        send(Math.max(soon(), pace.map(Pace::cycle).orElse(0L)));
        return true;
    }

    private long now() {
        return board.clock().now();
    }

    /// {@return a cycle that no core can have looked at yet}
    private long soon() {
        return now() + board.turns().quantum() + 1;
    }

    private void send(long cycle) {
        byte[] bytes = input.take();
        if (bytes.length > 0) {
            line.send(cycle, bytes);
        }
    }
}
