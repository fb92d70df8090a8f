package org.coreplatform.board.time;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What happens later, ordered by time and, at the same time, by when it was asked for.
public final class EventQueue {
    private static final Comparator<Event> ORDER =
            Comparator.<Event>comparingLong(event -> event.time)
                    .thenComparingLong(event -> event.sequence);

    private final VirtualClock clock;
    private final PriorityQueue<Event> queue = new PriorityQueue<>(ORDER);
    private long sequence;

    /// @param clock the clock whose meter is shortened when something earlier comes up
    public EventQueue(VirtualClock clock) {
        this.clock = clock;
    }

    /// Something that happens at a time; each one planned is its own.
    public static final class Event {
        private final long time;
        private final long sequence;
        private final Runnable action;

        private Event(long time, long sequence, Runnable action) {
            this.time = time;
            this.sequence = sequence;
            this.action = action;
        }

        /// {@return cycles since power-on}
        public long time() {
            return time;
        }
    }

    /// Plans an action; {@return a handle to cancel it}.
    ///
    /// @param time cycles since power-on; a time that has passed means as soon as possible
    public Event schedule(long time, Runnable action) {
        var event = new Event(time, sequence++, action);
        queue.add(event);
        if (event.equals(queue.peek())) {
            clock.grantUntil(time);
        }
        return event;
    }

    /// Takes back a planned action; no effect when it has happened.
    public void cancel(Event event) {
        queue.remove(event);
    }

    /// {@return whether nothing is planned}
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /// {@return the time of the next action, [Long#MAX_VALUE] for none}
    public long nextTime() {
        Event next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.time();
    }

    /// Does everything that is due.
    public void runDue() {
        for (Event next = queue.peek();
                next != null && next.time() <= clock.now();
                next = queue.peek()) {
            queue.remove();
            next.action.run();
        }
    }
}
