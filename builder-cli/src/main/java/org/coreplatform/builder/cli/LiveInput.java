package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Standard input while the machine runs: a thread reads it, the machine takes what has come.
final class LiveInput {
    private static final byte[] NOTHING = {};
    private static final int MAX_WAITING = 1 << 16;

    private final InputStream in;
    private final Patience patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] waiting = NOTHING;
    private boolean ended;
    private boolean released;

    LiveInput(InputStream in, Patience patience) {
        this.in = in;
        this.patience = patience;
    }

    /// How long a machine that idles for ever waits.
    enum Patience {
        NONE(0),
        /// For a pipe, which somebody may have forgotten to close.
        SHORT(TimeUnit.SECONDS.toNanos(1)),
        /// For a person.
        ENDLESS(Long.MAX_VALUE);

        private final long nanos;

        Patience(long nanos) {
            this.nanos = nanos;
        }
    }

    /// Reads from now on.
    void start() {
        Thread.ofPlatform().daemon().name("input").start(this::read);
    }

    /// {@return what has come since the last time}
    byte[] take() {
        lock.lock();
        try {
            byte[] bytes = waiting;
            waiting = NOTHING;
            changed.signalAll();
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Lets time pass, but not longer than until there is more; {@return whether there is}.
    boolean await(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.length == 0 && !released && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.length > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for more as long as it is worth it; {@return whether there is}.
    boolean await() {
        lock.lock();
        try {
            long left = patience.nanos;
            while (waiting.length == 0 && !ended && !released && left > 0) {
                long waited = changed.awaitNanos(left);
                left = patience == Patience.ENDLESS ? left : waited;
            }
            return waiting.length > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Whoever waits is let go, now and later: the run is to end.
    void release() {
        lock.lock();
        try {
            released = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more comes.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                append(buffer, count);
            }
        } catch (IOException | InterruptedException _) {
            // There is nothing more to read.
        }
        end();
    }

    private void append(byte[] buffer, int count) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.length > MAX_WAITING) {
                changed.await();
            }
            byte[] more = Arrays.copyOf(waiting, waiting.length + count);
            System.arraycopy(buffer, 0, more, waiting.length, count);
            waiting = more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
