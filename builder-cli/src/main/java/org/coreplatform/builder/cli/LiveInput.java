package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// Standard input while the machine runs: a thread reads it, the machine takes what has come.
///
/// A machine that idles for ever waits for a terminal as long as it takes. Anything else that gives
/// nothing for a while, such as a pipe that somebody forgot to close, has ended.
final class LiveInput {
    private static final int MAX_WAITING = 1 << 16;
    private static final long PATIENCE_MILLIS = 1000;

    private final InputStream in;
    private final boolean interactive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] waiting = new byte[0];
    private boolean ended;

    /// @param interactive whether a person types it
    LiveInput(InputStream in, boolean interactive) {
        this.in = in;
        this.interactive = interactive;
    }

    /// Reads from now on.
    void start() {
        Thread.ofPlatform().daemon().name("input").start(this::read);
    }

    /// Gives what has come to a device; {@return whether there was anything}.
    boolean deliver(IntConsumer device) {
        byte[] bytes;
        lock.lock();
        try {
            bytes = waiting;
            waiting = new byte[0];
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (byte each : bytes) {
            device.accept(each & 0xff);
        }
        return bytes.length > 0;
    }

    /// Waits for more; {@return whether there is}.
    boolean await() {
        lock.lock();
        try {
            long patience = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (waiting.length == 0 && !ended && patience > 0) {
                if (interactive) {
                    changed.await();
                } else {
                    patience = changed.awaitNanos(patience);
                }
            }
            return waiting.length > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is wanted: whoever waits is let go.
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
