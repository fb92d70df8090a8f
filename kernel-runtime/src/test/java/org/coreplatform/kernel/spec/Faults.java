package org.coreplatform.kernel.spec;

/// Faults become messages to the handler in the TCB, sent as if by a blocking call.
final class Faults {
    private Faults() {}

    static boolean hasTimeoutHandler(Transition t, long thread) {
        return t.capability(new SlotId(thread, SlotId.TCB_TIMEOUT_HANDLER))
                instanceof Capability.Endpoint;
    }

    /// Stops a thread, and tells its fault handler if it has one, lending it the thread's time.
    static void handle(Transition t, long thread, Fault fault) {
        boolean canDonate = t.tcb(thread).schedContext() != Tcb.NONE;
        send(t, thread, fault, SlotId.TCB_FAULT_HANDLER, canDonate);
    }

    /// Stops a thread whose time is up, and tells its timeout handler, which needs its own time.
    static void handleTimeout(Transition t, long thread, Fault.Timeout fault) {
        send(t, thread, fault, SlotId.TCB_TIMEOUT_HANDLER, false);
    }

    private static void send(
            Transition t, long thread, Fault fault, int handler, boolean canDonate) {
        if (!(t.capability(new SlotId(thread, handler)) instanceof Capability.Endpoint endpoint)) {
            Scheduling.setState(t, thread, new ThreadState.Inactive());
            return;
        }
        t.changeTcb(thread, tcb -> tcb.withFault(fault));
        Ipc.send(t, thread, endpoint, new Ipc.Manner(true, false, canDonate));
    }
}
