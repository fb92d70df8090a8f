package org.coreplatform.kernel.ipc;

import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;

/// Who waits for an answer through which reply object, and the call stacks along which scheduling
/// contexts were donated.
public final class Replies {
    private final RunQueues queues;
    private final SchedContexts schedContexts;

    public Replies(SchedParts sched, SchedContexts schedContexts) {
        queues = sched.queues();
        this.schedContexts = schedContexts;
    }

    /// Lets a caller wait for the answer, and donates its scheduling context to a callee that has
    /// none.
    void push(Tcb caller, Tcb callee, Reply reply, boolean mayDonate) {
        callee.reply = null;
        reply.tcb = caller;
        caller.reply = reply;
        queues.setState(caller, ThreadState.BLOCKED_ON_REPLY);
        SchedContext context = caller.schedContext;
        if (context != null && callee.schedContext == null && mayDonate) {
            pushOnStack(context, reply);
            schedContexts.donate(context, callee);
        }
    }

    static void pushOnStack(SchedContext context, Reply reply) {
        Reply below = context.reply;
        if (below != null) {
            below.head = null;
            below.next = reply;
        }
        reply.previous = below;
        reply.head = context;
        context.reply = reply;
    }

    /// Ends the wait for an answer; a scheduling context that came with this call goes back.
    public void remove(Reply reply, Tcb caller) {
        SchedContext context = reply.head;
        if (context == null) {
            breakStack(reply);
        } else {
            pop(reply, context, caller);
        }
        unlink(reply, caller);
    }

    private void pop(Reply reply, SchedContext context, Tcb caller) {
        popFromStack(context, reply);
        if (caller.schedContext == null) {
            schedContexts.donate(context, caller);
        }
    }

    /// @param reply the head of the context's call stack
    static void popFromStack(SchedContext context, Reply reply) {
        Reply below = reply.previous;
        context.reply = below;
        reply.head = null;
        reply.previous = null;
        if (below != null) {
            below.next = null;
            below.head = context;
        }
    }

    /// Callers below a call that ended out of turn never get the scheduling context back by it.
    private static void breakStack(Reply reply) {
        Reply above = reply.next;
        Reply below = reply.previous;
        if (above != null) {
            above.previous = null;
        }
        if (below != null) {
            below.next = null;
        }
        reply.next = null;
        reply.previous = null;
    }

    /// Ends the wait of a caller that is stopped: its scheduling context stays with the callee.
    void abandon(Tcb caller) {
        Reply reply = caller.reply;
        if (reply == null) {
            return;
        }
        SchedContext context = reply.head;
        if (context != null) {
            context.reply = null;
            reply.head = null;
        }
        breakStack(reply);
        unlink(reply, caller);
    }

    /// Separates a reply object from the thread that waits with it or for it.
    void unlink(Reply reply, Tcb thread) {
        thread.reply = null;
        reply.tcb = null;
        queues.setState(thread, ThreadState.INACTIVE);
    }
}
