package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;
import org.jspecify.annotations.Nullable;

/// The threads that wait for a refill, by its time and, at the same time, in order of arrival.
final class ReleaseQueue {
    private final ThreadQueue queue = new ThreadQueue();

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// {@return the thread whose refill comes first, null for none}
    @Nullable Tcb head() {
        return queue.head();
    }

    void add(Tcb thread) {
        long time = releaseTime(thread);
        Tcb before = queue.tail();
        while (before != null && Long.compareUnsigned(releaseTime(before), time) > 0) {
            before = before.previousInQueue();
        }
        queue.addAfter(thread, before);
        thread.inReleaseQueue = true;
    }

    void remove(Tcb thread) {
        queue.remove(thread);
        thread.inReleaseQueue = false;
    }

    /// {@return when the first refill comes; the queue is not empty}
    long nextTime() {
        Tcb head = queue.head();
        return head == null ? -1 : releaseTime(head);
    }

    private static long releaseTime(Tcb thread) {
        SchedContext context = thread.schedContext;
        return context == null ? -1 : context.headTime();
    }
}
