package org.coreplatform.builder.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.coreplatform.kernel.boot.StopReason;

/// Lets the host end a run: Ctrl-C, and the time that the run may take.
final class StopRequest implements AutoCloseable {
    /// How long the end of the process waits for the summary.
    private static final int PATIENCE_SECONDS = 10;

    private final long deadline;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final EndOfProcess end;
    private volatile boolean interrupted;
    private final Runnable wake;

    /// @param hostNanos how long the run may take, [Long#MAX_VALUE] for no limit
    /// @param wake called by another thread when the run is to end, since it may be waiting
    StopRequest(long hostNanos, Runnable wake) {
        this.wake = wake;
        deadline = hostNanos == Long.MAX_VALUE ? hostNanos : System.nanoTime() + hostNanos;
        end = new EndOfProcess(this::interrupt);
        if (deadline != Long.MAX_VALUE) {
            Thread.ofPlatform().daemon().name("deadline").start(() -> watch(hostNanos));
        }
    }

    private void watch(long hostNanos) {
        try {
            if (!ended.await(hostNanos, TimeUnit.NANOSECONDS)) {
                wake.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return why the run is to end, if it is}
    Optional<StopReason> reason() {
        if (interrupted) {
            return Optional.of(StopReason.INTERRUPTED);
        }
        return deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0
                ? Optional.of(StopReason.HOST_TIME_REACHED)
                : Optional.empty();
    }

    /// The run has ended, and everything about it has been printed.
    @Override
    public void close() {
        ended.countDown();
        end.close();
    }

    /// Runs while the process ends: it ends when the run has.
    private void interrupt() {
        interrupted = true;
        wake.run();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
