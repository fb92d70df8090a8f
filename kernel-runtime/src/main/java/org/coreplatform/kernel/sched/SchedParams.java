package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;

/// What decides where a thread waits for its turn: its priority and its domain.
public final class SchedParams {
    private final Cores cores;
    private final RunQueues queues;
    private final RemoteThreads remote;

    SchedParams(Cores cores, RunQueues queues, RemoteThreads remote) {
        this.cores = cores;
        this.queues = queues;
        this.remote = remote;
    }

    /// Changes a thread's priority, and its place where it waits.
    public void setPriority(Tcb thread, int priority) {
        if (thread.state.isRunnable() && (thread.inReadyQueue || thread == cores.current())) {
            queues.dequeue(thread);
            thread.priority = priority;
            queues.enqueue(thread);
            queues.requireReschedule();
            return;
        }
        thread.priority = priority;
        switch (thread.state) {
            case BLOCKED_ON_SEND, BLOCKED_ON_RECEIVE -> {
                Endpoint endpoint = thread.endpoint;
                if (endpoint != null) {
                    reorder(endpoint.queue, thread);
                }
            }
            case BLOCKED_ON_NOTIFICATION -> {
                Notification notification = thread.notification;
                if (notification != null) {
                    reorder(notification.queue, thread);
                }
            }
            default -> {}
        }
    }

    private static void reorder(ThreadQueue queue, Tcb thread) {
        queue.remove(thread);
        queue.addByPriority(thread);
    }

    /// Moves a thread to another domain. One that enters the running domain runs when a thread is
    /// chosen next, not before, as in seL4.
    public void setDomain(Tcb thread, int domain) {
        remote.stall(thread);
        queues.dequeue(thread);
        thread.domain = domain;
        queues.enqueue(thread);
        CoreState here = cores.here;
        if (thread == here.current) {
            queues.requireReschedule();
        } else if (thread.core == here.id && domain == here.domains.current()) {
            here.entered = true;
        }
    }

    /// Ends the current domain's turn and starts the schedule at another entry.
    public void restartDomains(int entry) {
        CoreState first = cores.get(0);
        first.domains.restartAt(entry);
        if (first == cores.here) {
            queues.requireReschedule();
        } else {
            cores.kick(first);
        }
    }
}
