package org.coreplatform.kernel.pd;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A coroutine that is a thread of the host, for debuggers: they show its stack, alone, under its
/// name, and can step over a call that suspends it. Whoever runs it waits, so that never two of
/// them run at a time.
///
/// It takes microseconds where a [StackCoroutine] takes nanoseconds, and one that is never run
/// again stays until the process ends.
final class ThreadCoroutine implements Coroutine {
    /// Host stack for each byte of stack by the model, in the worst case.
    private static final long HOST_STACK_FACTOR = 4;

    private static final long HOST_STACK = 16L << 20;

    private final Thread thread;
    private final Semaphore resumed = new Semaphore(0);
    private final Semaphore suspended = new Semaphore(0);
    private @Nullable Throwable failure;
    private boolean started;
    private boolean running;

    /// @param name of the thread
    /// @param stackBytes how deep it may get by the model
    ThreadCoroutine(String name, long stackBytes, Runnable body) {
        long hostStack = HOST_STACK + HOST_STACK_FACTOR * stackBytes;
        thread = new Thread(null, () -> runBody(body), name, hostStack);
        thread.setDaemon(true);
    }

    private void runBody(Runnable body) {
        try {
            while (true) {
                body.run();
                suspend();
            }
        } catch (Throwable e) {
            failure = e;
            suspended.release();
        }
    }

    @Override
    public void run() {
        running = true;
        if (started) {
            resumed.release();
        } else {
            started = true;
            thread.start();
        }
        suspended.acquireUninterruptibly();
        running = false;
        if (failure != null) {
            throw new IllegalStateException("a protection domain's thread has failed", failure);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void suspend() {
        suspended.release();
        resumed.acquireUninterruptibly();
    }
}
