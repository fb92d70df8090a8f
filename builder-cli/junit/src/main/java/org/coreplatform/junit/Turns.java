package org.coreplatform.junit;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Lets the test's thread and the machine's thread take turns: one of them always waits, so that
/// neither ever sees the other at work.
final class Turns {
    private final Semaphore machine = new Semaphore(0);
    private final Semaphore test = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /// @param run what the machine does from its first turn to its end
    Turns(Runnable run) {
        thread = Thread.ofPlatform().name("board").daemon().unstarted(() -> runMachine(run));
    }

    private void runMachine(Runnable run) {
        machine.acquireUninterruptibly();
        try {
            run.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            ended = true;
            test.release();
        }
    }

    /// {@return whether the machine has had its last turn}
    boolean ended() {
        return ended;
    }

    /// {@return whether the machine has had a turn and may have another}
    boolean isUnderWay() {
        return thread.getState() != Thread.State.NEW && !ended;
    }

    /// Test: lets the machine go on and waits for its next pause or its end.
    ///
    /// @throws InterruptedException when the test is to end; the machine goes on to its next pause
    void next() throws InterruptedException {
        giveTurn();
        test.acquire();
        rethrow();
    }

    /// Test: the same, whatever happens, and nothing that goes wrong counts.
    void nextUninterruptibly() {
        giveTurn();
        test.acquireUninterruptibly();
    }

    private void giveTurn() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        machine.release();
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Machine: lets the test go on and waits for its next turn.
    void pause() {
        test.release();
        machine.acquireUninterruptibly();
    }
}
