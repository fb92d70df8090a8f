package org.coreplatform.kernel.ipc;

import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.Scheduler;

/// Stops and restarts threads, whatever they wait for.
public final class Threads {
    private final Scheduler scheduler;
    private final Replies replies;

    public Threads(Scheduler scheduler, Replies replies) {
        this.scheduler = scheduler;
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
                scheduler.setState(thread, ThreadState.INACTIVE);
            }
            case BLOCKED_ON_NOTIFICATION -> {
                leaveNotification(thread);
                scheduler.setState(thread, ThreadState.INACTIVE);
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
        scheduler.stall(thread);
        cancelIpc(thread);
        if (thread.state == ThreadState.RUNNING) {
            thread.context.setFaultIp(thread.context.nextIp());
        }
        scheduler.setState(thread, ThreadState.INACTIVE);
        scheduler.dequeue(thread);
        scheduler.unrelease(thread);
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
        scheduler.setState(thread, state);
        scheduler.unblockSporadic(thread.schedContext);
        scheduler.postponeUnlessReady(thread);
        scheduler.possibleSwitchTo(thread);
    }
}
