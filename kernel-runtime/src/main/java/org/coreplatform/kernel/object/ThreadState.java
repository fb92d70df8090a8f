package org.coreplatform.kernel.object;

/// What a thread is doing (seL4 manual, "Threads and Execution").
public enum ThreadState {
    INACTIVE,
    RUNNING,
    /// Runs, and repeats the instruction that trapped.
    RESTART,
    BLOCKED_ON_RECEIVE,
    BLOCKED_ON_SEND,
    BLOCKED_ON_REPLY,
    BLOCKED_ON_NOTIFICATION,
    IDLE;

    /// {@return whether the thread could run if it had time to}
    public boolean isRunnable() {
        return this == RUNNING || this == RESTART;
    }

    /// {@return whether the thread waits for another one}
    public boolean isBlocked() {
        return this == BLOCKED_ON_RECEIVE
                || this == BLOCKED_ON_SEND
                || this == BLOCKED_ON_REPLY
                || this == BLOCKED_ON_NOTIFICATION;
    }

    /// {@return whether the thread has to be restarted to run}
    public boolean isStopped() {
        return this == INACTIVE || isBlocked();
    }
}
