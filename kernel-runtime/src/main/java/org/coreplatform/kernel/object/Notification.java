package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// A word of signals, and who waits for it.
public final class Notification extends KernelObject {
    /// Whether signals or threads wait.
    public enum State {
        IDLE,
        WAITING,
        ACTIVE
    }

    public State state = State.IDLE;
    public final ThreadQueue queue = new ThreadQueue();

    /// The OR of the badges of the signals that wait, while active.
    public long word;

    public @Nullable Tcb boundTcb;

    /// Lent to passive threads that wake by this notification.
    public @Nullable SchedContext schedContext;

    public Notification(long physicalAddress) {
        super(physicalAddress, 6);
    }
}
