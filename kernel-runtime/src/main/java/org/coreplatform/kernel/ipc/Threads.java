package org.coreplatform.kernel.ipc;

import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.RemoteThreads;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;

/// Stops and restarts threads, whatever they wait for.
public final class Threads {
    private final RunQueues queues;
    private final Budgets budgets;
    private final RemoteThreads remote;
    private final Replies replies;

    public Threads(SchedParts sched, Replies replies) {
        queues = sched.queues();
        budgets = sched.budgets();
        remote = sched.remote();
        this.replies = replies;
    }

    /// Takes a thread out of whatever it is blocked on; it is inactive then.
    public void cancelIpc(Tcb thread) {
        thread.fault.clear();
        switch (thread.state) {
            case BLOCKED_ON_SEND, BLOCKED_ON_RECEIVE -> {
                leaveEndpoint(thread);
                Reply reply = thread.reply;
                if (reply != null) {
                    replies.unlink(reply, thread);
                }
                queues.setState(thread, ThreadState.INACTIVE);
            }
            case BLOCKED_ON_NOTIFICATION -> {
                leaveNotification(thread);
                queues.setState(thread, ThreadState.INACTIVE);
            }
            case BLOCKED_ON_REPLY -> replies.abandon(thread);
            default -> {}
        }
    }

    private static void leaveEndpoint(Tcb thread) {
        Endpoint endpoint = thread.endpoint;
        if (endpoint != null) {
            endpoint.queue.remove(thread);
            thread.endpoint = null;
            if (endpoint.queue.isEmpty()) {
                endpoint.state = Endpoint.State.IDLE;
            }
        }
    }

    private static void leaveNotification(Tcb thread) {
        Notification notification = thread.notification;
        if (notification != null) {
            notification.queue.remove(thread);
            thread.notification = null;
            if (notification.queue.isEmpty()) {
                notification.state = Notification.State.IDLE;
            }
        }
    }

    /// Stops a thread. One that was running goes on behind its last instruction when it is
    /// resumed; one that was blocked repeats its system call.
    public void suspend(Tcb thread) {
        remote.stall(thread);
        cancelIpc(thread);
        if (thread.state == ThreadState.RUNNING) {
            thread.context.setFaultIp(thread.context.nextIp());
        }
        queues.setState(thread, ThreadState.INACTIVE);
        queues.dequeue(thread);
        budgets.unrelease(thread);
        SchedContexts.cancelYield(thread);
    }

    /// Starts a thread that is stopped at its fault address; no effect on others.
    public void restart(Tcb thread) {
        if (thread.state.isStopped()) {
            cancelIpc(thread);
            wake(thread, ThreadState.RESTART);
        }
    }

    /// Lets a thread that waits for nothing any more repeat its system call, or run on.
    void wake(Tcb thread, ThreadState state) {
        queues.setState(thread, state);
        budgets.unblockSporadic(thread.schedContext);
        budgets.postponeUnlessReady(thread);
        queues.possibleSwitchTo(thread);
    }
}
