package org.coreplatform.kernel.trace;

import org.jspecify.annotations.Nullable;

/// Watches the kernel as it works; without one, an event costs a null check.
///
/// Threads are named by their statistics, which are the same object for the same thread. The board
/// clock tells the time of an event.
public interface KernelObserver {
    /// Another thread runs from here on, or ran already when the observer came.
    ///
    /// @param core where
    /// @param thread the thread, or the idle thread
    default void switched(int core, ThreadStatistics thread) {}

    /// A thread made a system call that is about to be handled.
    ///
    /// @param number one of [org.coreplatform.sdk.abi.SystemCall]
    default void systemCall(ThreadStatistics thread, int number) {}

    /// A message passed.
    ///
    /// @param badge what the receiver sees
    /// @param info the message-info word as it was sent
    default void message(
            ThreadStatistics sender, ThreadStatistics receiver, long badge, long info) {}

    /// A reply passed.
    default void reply(ThreadStatistics sender, ThreadStatistics receiver) {}

    /// A thread sent a signal; interrupts signal without one.
    ///
    /// @param receiver who waits for it or will look for it, null when nobody does
    /// @param badge what is added to what the receiver sees
    default void signalSent(
            ThreadStatistics sender, @Nullable ThreadStatistics receiver, long badge) {}

    /// A signal reached a thread.
    ///
    /// @param badge what the receiver sees
    default void signalled(ThreadStatistics receiver, long badge) {}

    /// A scheduling context went from one thread to another.
    ///
    /// @param badge the scheduling context's badge
    default void donated(ThreadStatistics to, long badge) {}

    /// A thread raised a fault.
    ///
    /// @param label one of [org.coreplatform.sdk.abi.FaultLabel]
    default void faulted(ThreadStatistics thread, int label) {}

    /// A long operation has looked whether an interrupt or the end of its time stops it.
    ///
    /// @param stops whether it does, to go on when the thread makes the system call again
    default void looked(boolean stops) {}

    /// A device interrupt was taken.
    default void interrupt(int source) {}

    /// A thread used its budget up and waits for the next refill, or for its turn.
    default void budgetExhausted(ThreadStatistics thread) {}

    /// A scheduling domain's turn begins; threads of the others do not run.
    ///
    /// @param domain its number
    default void domainBegan(int domain) {}

    /// A thread that waited for a refill may run again.
    default void budgetRefilled(ThreadStatistics thread) {}
}
