package org.coreplatform.kernel.sched;

import java.util.stream.Stream;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;
import org.jspecify.annotations.Nullable;

/// The threads of one domain on one core that could run at once, by priority.
final class ReadyQueues {
    private static final int PRIORITIES = 256;
    private static final int NONE = -1;

    private final ThreadQueue[] queues =
            Stream.generate(ThreadQueue::new).limit(PRIORITIES).toArray(ThreadQueue[]::new);

    /// A bit for each queue that is not empty.
    private final long[] occupied = new long[PRIORITIES / Long.SIZE];

    void addFirst(Tcb thread) {
        queues[thread.priority].addFirst(thread);
        added(thread);
    }

    void addLast(Tcb thread) {
        queues[thread.priority].addLast(thread);
        added(thread);
    }

    private void added(Tcb thread) {
        occupied[thread.priority / Long.SIZE] |= 1L << thread.priority;
        thread.inReadyQueue = true;
    }

    void remove(Tcb thread) {
        ThreadQueue queue = queues[thread.priority];
        queue.remove(thread);
        thread.inReadyQueue = false;
        if (queue.isEmpty()) {
            occupied[thread.priority / Long.SIZE] &= ~(1L << thread.priority);
        }
    }

    /// {@return whether nothing that is ready has a higher priority}
    boolean isHighest(int priority) {
        return priority >= highest();
    }

    /// {@return the first thread of the highest priority, null for none}
    @Nullable Tcb first() {
        int highest = highest();
        return highest == NONE ? null : queues[highest].head();
    }

    /// {@return the threads of a priority}
    ThreadQueue queue(int priority) {
        return queues[priority];
    }

    private int highest() {
        for (int i = occupied.length - 1; i >= 0; i--) {
            if (occupied[i] != 0) {
                return i * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(occupied[i]);
            }
        }
        return NONE;
    }
}
