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

    /// A bit for each of these words that is not zero.
    private int occupiedWords;

    /// The highest priority of any thread.
    private int highest = NONE;

    void addFirst(Tcb thread) {
        queues[thread.priority].addFirst(thread);
        added(thread);
    }

    void addLast(Tcb thread) {
        queues[thread.priority].addLast(thread);
        added(thread);
    }

    private void added(Tcb thread) {
        int word = thread.priority / Long.SIZE;
        occupied[word] |= 1L << thread.priority;
        occupiedWords |= 1 << word;
        highest = Math.max(highest, thread.priority);
        thread.inReadyQueue = true;
    }

    void remove(Tcb thread) {
        ThreadQueue queue = queues[thread.priority];
        queue.remove(thread);
        thread.inReadyQueue = false;
        if (queue.isEmpty()) {
            int word = thread.priority / Long.SIZE;
            occupied[word] &= ~(1L << thread.priority);
            occupiedWords = occupied[word] == 0 ? occupiedWords & ~(1 << word) : occupiedWords;
            highest = findHighest();
        }
    }

    /// {@return whether nothing that is ready has a higher priority}
    boolean isHighest(int priority) {
        return priority >= highest;
    }

    /// {@return the first thread of the highest priority, null for none}
    @Nullable Tcb first() {
        return highest == NONE ? null : queues[highest].head();
    }

    private int findHighest() {
        if (occupiedWords == 0) {
            return NONE;
        }
        int word = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(occupiedWords);
        return word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(occupied[word]);
    }
}
