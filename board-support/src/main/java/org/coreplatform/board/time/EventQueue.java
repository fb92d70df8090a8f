package org.coreplatform.board.time;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens later, ordered by time and, at the same time, by when it was asked for; what comes
/// from outside comes first.
///
/// A binary heap whose events know their place in it, so that planning an event again, which
/// timers do all the time, neither searches nor allocates.
public final class EventQueue {
    private final VirtualClock clock;
    private @Nullable Event[] heap = new @Nullable Event[16];
    private int size;
    private long sequence;
    private long firstSequence = Long.MIN_VALUE;

    /// @param clock the clock whose meter is shortened when something earlier comes up
    public EventQueue(VirtualClock clock) {
        this.clock = clock;
    }

    /// Something that can be planned, again and again, for one time at a time.
    public final class Event {
        private static final int UNPLANNED = -1;

        private final Runnable action;
        private long time;
        private long order;
        private int place = UNPLANNED;

        private Event(Runnable action) {
            this.action = action;
        }

        /// Plans it, instead of what was planned.
        ///
        /// @param cycles since power-on; a time that has passed means as soon as possible
        public void planAt(long cycles) {
            cancel();
            time = cycles;
            order = sequence++;
            insert(this);
            clock.shortenTo(cycles);
        }

        /// Takes it back; no effect when it is not planned.
        public void cancel() {
            if (isPlanned()) {
                remove(this);
            }
        }

        /// {@return whether it is yet to happen}
        public boolean isPlanned() {
            return place != UNPLANNED;
        }

        private boolean isBefore(Event other) {
            return time != other.time ? time < other.time : order < other.order;
        }
    }

    /// {@return a new event, not planned}
    public Event event(Runnable action) {
        return new Event(action);
    }

    /// Plans an action that happens once; {@return a handle to cancel it}.
    ///
    /// @param time cycles since power-on; a time that has passed means as soon as possible
    public Event schedule(long time, Runnable action) {
        var event = new Event(action);
        event.planAt(time);
        return event;
    }

    /// Plans an action that comes from outside the board and happens once: at its time it is before
    /// whatever the board has planned, and after what came from outside earlier.
    ///
    /// @param time cycles since power-on, yet to come
    public void scheduleFromOutside(long time, Runnable action) {
        var event = new Event(action);
        event.time = time;
        event.order = firstSequence++;
        insert(event);
        clock.shortenTo(time);
    }

    /// {@return whether nothing is planned}
    public boolean isEmpty() {
        return size == 0;
    }

    /// {@return the time of the next action, [Long#MAX_VALUE] for none}
    public long nextTime() {
        return size == 0 ? Long.MAX_VALUE : at(0).time;
    }

    /// {@return the time of the next action but some, [Long#MAX_VALUE] for none}
    public long nextTimeBesides(List<Event> others) {
        long next = Long.MAX_VALUE;
        for (int place = 0; place < size; place++) {
            Event event = at(place);
            if (event.time < next && !others.contains(event)) {
                next = event.time;
            }
        }
        return next;
    }

    /// Does everything that is due.
    public void runDue() {
        while (nextTime() <= clock.now()) {
            Event next = at(0);
            remove(next);
            next.action.run();
        }
    }

    private Event at(int place) {
        Event event = heap[place];
        if (event == null) {
            throw new IllegalStateException("no event at place " + place);
        }
        return event;
    }

    private void insert(Event event) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        siftUp(size++, event);
    }

    private void remove(Event event) {
        int hole = event.place;
        event.place = Event.UNPLANNED;
        Event last = at(--size);
        heap[size] = null;
        if (last.equals(event)) {
            return;
        }
        if (hole > 0 && last.isBefore(at((hole - 1) / 2))) {
            siftUp(hole, last);
        } else {
            siftDown(hole, last);
        }
    }

    private void siftUp(int from, Event event) {
        int hole = from;
        while (hole > 0 && event.isBefore(at((hole - 1) / 2))) {
            put(hole, at((hole - 1) / 2));
            hole = (hole - 1) / 2;
        }
        put(hole, event);
    }

    private void siftDown(int from, Event event) {
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            if (!at(child).isBefore(event)) {
                break;
            }
            put(hole, at(child));
            hole = child;
        }
        put(hole, event);
    }

    private void put(int place, Event event) {
        heap[place] = event;
        event.place = place;
    }
}
