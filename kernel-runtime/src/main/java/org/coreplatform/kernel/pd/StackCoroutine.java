package org.coreplatform.kernel.pd;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// A coroutine on the stack of whoever runs it. One that is never run again is garbage.
///
/// The garbage collector must be the serial or the parallel one, since others limit how deep a
/// stack may be suspended.
final class StackCoroutine implements Coroutine {
    private static final ContinuationScope SCOPE = new ContinuationScope("protection domain");

    private final Runnable body;
    private Continuation continuation;
    private boolean running;

    StackCoroutine(Runnable body) {
        this.body = body;
        continuation = new Continuation(SCOPE, body);
    }

    @Override
    public void run() {
        if (continuation.isDone()) {
            continuation = new Continuation(SCOPE, body);
        }
        running = true;
        try {
            continuation.run();
        } finally {
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void suspend() {
        Continuation.yield(SCOPE);
    }
}
