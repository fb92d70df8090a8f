package org.coreplatform.kernel.spec;

import org.coreplatform.kernel.spec.ThreadState.BlockedOnReply;

/// Reply objects, and the stacks of calls through which scheduling contexts come back.
final class Replies {
    private Replies() {}

    /// Lets the caller wait for a reply, and gives its scheduling context to a passive receiver.
    static void push(Transition t, long caller, long callee, long reply, boolean canDonate) {
        t.changeReply(reply, r -> r.withThread(caller));
        Scheduling.setState(t, caller, new BlockedOnReply(reply));
        long sc = t.tcb(caller).schedContext();
        if (sc == Tcb.NONE || t.tcb(callee).schedContext() != Tcb.NONE || !canDonate) {
            return;
        }
        long below = t.schedContext(sc).reply();
        if (below != Tcb.NONE) {
            t.changeReply(below, r -> r.withNext(reply, false));
        }
        t.changeReply(reply, r -> r.withPrevious(below).withNext(sc, true));
        t.changeSchedContext(sc, c -> c.withReply(reply));
        SchedContexts.donate(t, sc, callee);
    }

    /// Ends the wait of who is linked to a reply object; it becomes inactive.
    static void unlink(Transition t, long reply) {
        long thread = t.reply(reply).thread();
        t.changeReply(reply, r -> r.withThread(Tcb.NONE));
        Scheduling.setState(t, thread, new ThreadState.Inactive());
    }

    /// Ends a caller's wait; from the top of the stack the scheduling context comes back to it.
    static void remove(Transition t, long reply) {
        Reply r = t.reply(reply);
        if (r.top()) {
            long sc = r.next();
            dropTop(t, reply, r.previous());
            if (t.tcb(r.thread()).schedContext() == Tcb.NONE) {
                SchedContexts.donate(t, sc, r.thread());
            }
        } else {
            cutOut(t, reply);
        }
        unlink(t, reply);
    }

    private static void dropTop(Transition t, long reply, long below) {
        long sc = t.reply(reply).next();
        t.changeSchedContext(sc, c -> c.withReply(below));
        if (below != Tcb.NONE) {
            t.changeReply(below, b -> b.withNext(sc, true));
        }
        t.changeReply(reply, b -> b.withPrevious(Tcb.NONE).withNext(Tcb.NONE, false));
    }

    /// Takes a reply object out of the middle of its stack, which falls in two.
    private static void cutOut(Transition t, long reply) {
        Reply r = t.reply(reply);
        if (r.next() != Tcb.NONE && !r.top()) {
            t.changeReply(r.next(), above -> above.withPrevious(Tcb.NONE));
        }
        if (r.previous() != Tcb.NONE) {
            t.changeReply(r.previous(), below -> below.withNext(Tcb.NONE, false));
        }
        t.changeReply(reply, b -> b.withPrevious(Tcb.NONE).withNext(Tcb.NONE, false));
    }

    /// Ends the wait of a caller that goes away: its scheduling context stays where it is.
    static void removeCaller(Transition t, long reply) {
        Reply r = t.reply(reply);
        if (r.top()) {
            t.changeSchedContext(r.next(), c -> c.withReply(Tcb.NONE));
        }
        cutOut(t, reply);
        unlink(t, reply);
    }

    /// What becomes of the thread of a reply object that nobody can name any more.
    static void finalise(Transition t, long reply) {
        long thread = t.reply(reply).thread();
        if (thread == Tcb.NONE) {
            return;
        }
        if (t.tcb(thread).state() instanceof BlockedOnReply) {
            remove(t, reply);
        } else {
            Ipc.cancel(t, thread);
        }
    }
}
