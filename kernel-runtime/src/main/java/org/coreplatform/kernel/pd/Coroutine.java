package org.coreplatform.kernel.pd;

/// A stack of its own for a PD's code: runs until it suspends itself, and goes on later, on
/// whatever stack [#run] is called from. When its body has returned it begins anew, which takes a
/// quarter of the time that suspending and going on take.
///
/// One that is never run again is forgotten: nothing on its stack is unwound, no `finally` is
/// executed.
sealed interface Coroutine permits StackCoroutine, ThreadCoroutine {
    /// Runs it until it suspends itself or its body returns. It must not be running.
    void run();

    /// Suspends it; called by what runs in it.
    void suspend();

    /// {@return whether it is running, or waits for one that runs on top of it}
    boolean isRunning();
}
