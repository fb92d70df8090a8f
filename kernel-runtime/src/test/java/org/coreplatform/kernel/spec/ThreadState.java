package org.coreplatform.kernel.spec;

/// What a thread is doing. A blocked one knows what it waits for.
public sealed interface ThreadState {
    record Inactive() implements ThreadState {}

    record Running() implements ThreadState {}

    /// Does its system call, or its faulting instruction, again when it runs next.
    record Restart() implements ThreadState {}

    /// Waits for a message.
    ///
    /// @param reply the reply object for who calls, [Tcb#NONE] for none
    record BlockedOnReceive(long endpoint, long reply) implements ThreadState {}

    /// Waits for a receiver.
    record BlockedOnSend(
            long endpoint, long badge, boolean canGrant, boolean canGrantReply, boolean isCall)
            implements ThreadState {}

    record BlockedOnReply(long reply) implements ThreadState {}

    record BlockedOnNotification(long notification) implements ThreadState {}

    default boolean isRunnable() {
        return this instanceof Running || this instanceof Restart;
    }

    default boolean isBlocked() {
        return !isRunnable() && !(this instanceof Inactive);
    }

    default boolean isStopped() {
        return !isRunnable();
    }
}
