package org.coreplatform.kernel.pd;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// A stack of its own for a PD's code: runs until it suspends itself, and goes on later, on
/// whatever stack [#run] is called from.
///
/// A coroutine that is never run again is garbage: nothing on its stack is unwound, no `finally`
/// is executed. The garbage collector must be the serial or the parallel one, since others limit
/// how deep a stack may be suspended.
final class Coroutine {
    private static final ContinuationScope SCOPE = new ContinuationScope("protection domain");

    private final Continuation continuation;
    private boolean running;

    Coroutine(Runnable body) {
        continuation = new Continuation(SCOPE, body);
    }

    /// Runs it until it suspends itself. It must not be running.
    void run() {
        running = true;
        try {
            continuation.run();
        } finally {
            running = false;
        }
    }

    /// {@return whether it is on the stack somewhere}
    boolean isRunning() {
        return running;
    }

    /// Suspends the innermost running coroutine, which is the one that calls this.
    static void suspend() {
        Continuation.yield(SCOPE);
    }
}
