package org.coreplatform.kernel.object;

import java.util.stream.Stream;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.trace.ThreadCounters;
import org.jspecify.annotations.Nullable;

/// A thread.
public final class Tcb extends SlotHolder {
    /// Slot of the CSpace root.
    public static final int CSPACE = 0;

    /// Slot of the VSpace root.
    public static final int VSPACE = 1;

    /// Slot of the frame that holds the IPC buffer.
    public static final int IPC_BUFFER = 2;

    public static final int FAULT_HANDLER = 3;
    public static final int TIMEOUT_HANDLER = 4;
    private static final int SLOTS = 5;

    public final UserContext context = new UserContext();
    public final ThreadCounters counters;
    public final Fault fault = new Fault();
    public ThreadState state = ThreadState.INACTIVE;
    public int flags;
    public long ipcBufferAddress;
    public @Nullable Notification boundNotification;

    // Scheduling.
    public int priority;

    /// Maximum controlled priority.
    public int mcp;

    public int domain;
    public int core;
    public @Nullable SchedContext schedContext;
    public @Nullable SchedContext yieldTo;
    public boolean inReadyQueue;
    public boolean inReleaseQueue;
    @Nullable Tcb queuePrevious;
    @Nullable Tcb queueNext;

    // What it is blocked on, and how.
    public @Nullable Endpoint endpoint;
    public @Nullable Notification notification;

    /// The reply object that it waits with, or for.
    public @Nullable Reply reply;

    public long badge;
    public boolean canGrant;
    public boolean canGrantReply;
    public boolean isCalling;

    private final Slot[] slots = Stream.generate(Slot::new).limit(SLOTS).toArray(Slot[]::new);

    /// @param domain the domain that it belongs to at first
    public Tcb(long physicalAddress, int domain) {
        super(physicalAddress, 11);
        this.domain = domain;
        counters = new ThreadCounters("thread@%x".formatted(physicalAddress));
    }

    /// {@return the thread behind it in its queue, null for none}
    public @Nullable Tcb nextInQueue() {
        return queueNext;
    }

    /// {@return the thread before it in its queue, null for none}
    public @Nullable Tcb previousInQueue() {
        return queuePrevious;
    }

    @Override
    public int slotCount() {
        return SLOTS;
    }

    @Override
    public Slot slot(int index) {
        return slots[index];
    }

    @Override
    public boolean isUntouched(int index) {
        return false;
    }

    /// {@return the capability in one of its slots}
    public Capability capability(int slot) {
        return slots[slot].capability;
    }

    /// {@return whether it has all that it takes to run: it wants to, and has a budget that is not
    /// used up}
    public boolean isSchedulable() {
        SchedContext context = schedContext;
        return state.isRunnable() && context != null && context.isActive() && !inReleaseQueue;
    }

    @Override
    public String toString() {
        return counters.name;
    }
}
