package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnNotification;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReceive;

/// Signalling and waiting, and the scheduling contexts that passive waiters borrow.
final class Signals {
    private Signals() {}

    static void send(Transition t, long notification, long badge) {
        Notification n = t.notification(notification);
        if (!n.queue().isEmpty()) {
            long waiter = n.queue().getFirst();
            t.put(notification, n.withQueue(n.queue().subList(1, n.queue().size())));
            wake(t, notification, waiter, badge);
        } else if (!n.active()
                && n.boundThread() != Tcb.NONE
                && t.tcb(n.boundThread()).state() instanceof BlockedOnReceive) {
            Ipc.cancel(t, n.boundThread());
            wake(t, notification, n.boundThread(), badge);
        } else {
            t.put(notification, n.withSignal(badge));
        }
    }

    private static void wake(Transition t, long notification, long thread, long badge) {
        Scheduling.setState(t, thread, new ThreadState.Running());
        t.setRegister(thread, Registers.A0, badge);
        lendSchedContext(t, notification, thread);
        Scheduling.unblockSporadic(t, thread);
        Scheduling.possibleSwitchTo(t, thread);
    }

    static void receive(Transition t, long thread, long notification, boolean blocking) {
        Notification n = t.notification(notification);
        if (n.active()) {
            complete(t, notification, thread);
        } else if (blocking) {
            Scheduling.setState(t, thread, new BlockedOnNotification(notification));
            t.put(notification, n.withQueue(Ipc.inserted(t, n.queue(), thread)));
            returnSchedContext(t, notification, thread);
        } else {
            t.setRegister(thread, Registers.A0, 0);
        }
    }

    /// Gives a running thread the pending signals.
    static void complete(Transition t, long notification, long thread) {
        Notification n = t.notification(notification);
        t.setRegister(thread, Registers.A0, n.word());
        t.put(notification, n.withoutSignal());
        lendSchedContext(t, notification, thread);
        Scheduling.unblockSporadic(t, thread);
    }

    private static void lendSchedContext(Transition t, long notification, long thread) {
        long sc = t.notification(notification).schedContext();
        if (t.tcb(thread).schedContext() == Tcb.NONE
                && sc != Tcb.NONE
                && t.schedContext(sc).thread() == Tcb.NONE) {
            SchedContexts.donate(t, sc, thread);
            Scheduling.resumeSchedContext(t, sc);
        }
    }

    /// A thread that waits gives back what the notification lent it.
    static void returnSchedContext(Transition t, long notification, long thread) {
        long sc = t.notification(notification).schedContext();
        if (sc == Tcb.NONE || t.tcb(thread).schedContext() != sc) {
            return;
        }
        t.changeTcb(thread, tcb -> tcb.withSchedContext(Tcb.NONE));
        t.changeSchedContext(sc, c -> c.withThread(Tcb.NONE));
        if (thread == t.current()) {
            Scheduling.rescheduleRequired(t);
        }
    }

    /// Lets everybody who waits try again.
    static void cancelAll(Transition t, long notification) {
        List<Long> queue = t.notification(notification).queue();
        if (queue.isEmpty()) {
            return;
        }
        t.changeNotification(notification, n -> n.withQueue(List.of()));
        for (long thread : queue) {
            Ipc.wake(t, thread, new ThreadState.Restart());
        }
        Scheduling.rescheduleRequired(t);
    }

    static void bind(Transition t, long thread, long notification) {
        t.changeTcb(thread, tcb -> tcb.withBoundNotification(notification));
        t.changeNotification(notification, n -> n.withBoundThread(thread));
    }

    static void unbind(Transition t, long thread) {
        long notification = t.tcb(thread).boundNotification();
        if (notification != Tcb.NONE) {
            t.changeTcb(thread, tcb -> tcb.withBoundNotification(Tcb.NONE));
            t.changeNotification(notification, n -> n.withBoundThread(Tcb.NONE));
        }
    }
}
