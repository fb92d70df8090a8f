package org.coreplatform.kernel.invariant;

import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;
import org.coreplatform.kernel.object.ThreadState;
import org.jspecify.annotations.Nullable;

/// Who waits for whom, and what threads, notifications and reply objects say of each other.
final class ThreadInvariants {
    private ThreadInvariants() {}

    static void check(Population population) {
        for (KernelObject object : population.objects()) {
            switch (object) {
                case Tcb thread -> check(thread, population);
                case Endpoint endpoint -> check(endpoint, population);
                case Notification notification -> check(notification, population);
                case Reply reply -> check(reply);
                default -> {}
            }
        }
    }

    private static void check(Tcb thread, Population population) {
        boolean atEndpoint =
                thread.state == ThreadState.BLOCKED_ON_SEND
                        || thread.state == ThreadState.BLOCKED_ON_RECEIVE;
        Endpoint endpoint = thread.endpoint;
        Invariant.check(
                atEndpoint == (endpoint != null),
                thread,
                "a thread waits at an endpoint exactly when its state says so");
        Invariant.check(
                endpoint == null || (population.contains(endpoint) && isIn(endpoint.queue, thread)),
                thread,
                "a thread that waits at an endpoint is in its queue");
        Notification notification = thread.notification;
        Invariant.check(
                (thread.state == ThreadState.BLOCKED_ON_NOTIFICATION) == (notification != null),
                thread,
                "a thread waits for a notification exactly when its state says so");
        Invariant.check(
                notification == null
                        || (population.contains(notification) && isIn(notification.queue, thread)),
                thread,
                "a thread that waits for a notification is in its queue");
        Invariant.check(
                !thread.state.isBlocked() || !(thread.inReadyQueue || thread.inReleaseQueue),
                thread,
                "a thread is in one queue only");
        Notification bound = thread.boundNotification;
        Invariant.check(
                bound == null || bound.boundTcb == thread,
                thread,
                "a bound notification knows its thread");
        Reply reply = thread.reply;
        Invariant.check(
                reply == null || (reply.tcb == thread && population.contains(reply)),
                thread,
                "a reply object knows the thread that waits for it");
        Invariant.check(
                thread.state != ThreadState.BLOCKED_ON_REPLY || reply != null,
                thread,
                "a thread that waits for a reply has a reply object");
    }

    private static boolean isIn(ThreadQueue queue, Tcb thread) {
        @Nullable Tcb member = queue.head();
        while (member != null && member != thread) {
            member = member.nextInQueue();
        }
        return member == thread;
    }

    private static void check(Endpoint endpoint, Population population) {
        Invariant.check(
                (endpoint.state == Endpoint.State.IDLE) == endpoint.queue.isEmpty(),
                endpoint,
                "an endpoint is idle exactly when nobody waits");
        ThreadState expected =
                endpoint.state == Endpoint.State.SENDING
                        ? ThreadState.BLOCKED_ON_SEND
                        : ThreadState.BLOCKED_ON_RECEIVE;
        checkQueue(endpoint.queue, expected, population);
    }

    private static void check(Notification notification, Population population) {
        Invariant.check(
                (notification.state == Notification.State.WAITING) == !notification.queue.isEmpty(),
                notification,
                "a notification is waiting exactly when somebody waits");
        checkQueue(notification.queue, ThreadState.BLOCKED_ON_NOTIFICATION, population);
        Tcb bound = notification.boundTcb;
        Invariant.check(
                bound == null || bound.boundNotification == notification,
                notification,
                "a bound thread knows its notification");
        SchedContext context = notification.schedContext;
        Invariant.check(
                context == null || context.notification == notification,
                notification,
                "a scheduling context knows the notification that lends it");
    }

    private static void checkQueue(ThreadQueue queue, ThreadState state, Population population) {
        @Nullable Tcb before = null;
        for (Tcb thread = queue.head(); thread != null; thread = thread.nextInQueue()) {
            Invariant.check(population.contains(thread), thread, "a queued thread exists");
            Invariant.check(thread.state == state, thread, "a queued thread waits there");
            Invariant.check(
                    before == null || before.priority >= thread.priority,
                    thread,
                    "a queue is in order of priority");
            before = thread;
        }
    }

    private static void check(Reply reply) {
        Tcb thread = reply.tcb;
        Invariant.check(
                thread == null || thread.reply == reply,
                reply,
                "a thread knows the reply object that it waits for");
        Reply below = reply.previous;
        Reply above = reply.next;
        SchedContext context = reply.head;
        Invariant.check(
                below == null || (below.next == reply && below.head == null),
                reply,
                "the call below in a call stack points up");
        Invariant.check(
                above == null || above.previous == reply,
                reply,
                "the call above in a call stack points down");
        Invariant.check(
                context == null || (context.reply == reply && above == null),
                reply,
                "a scheduling context knows the head of its call stack");
        boolean inStack = below != null || above != null || context != null;
        Invariant.check(
                !inStack || (thread != null && thread.state == ThreadState.BLOCKED_ON_REPLY),
                reply,
                "a caller waits for every call of a call stack");
    }
}
