package org.coreplatform.board.core;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.jspecify.annotations.Nullable;

/// Lets the cores of a board take turns, so that many cores are one line of events.
///
/// Each core has a time of its own; the board's clock shows that of the core whose turn it is. It
/// is the turn of the core that is behind the others, the lowest number among equals. While others
/// have something to do, a turn takes a *quantum* of cycles at most, so that no two busy cores are
/// farther apart than that (and what one kernel entry takes). A core that is ahead of another one
/// neither enters the kernel, nor touches a device, nor sees an event: these happen in the order of
/// time. Only what programs do to shared memory can be seen by other cores as much as a quantum
/// early or late.
public final class Turns {
    /// Cycles of a turn unless somebody says otherwise: the precision of the kernel's timer.
    public static final int DEFAULT_QUANTUM = 1_000;

    /// Cycles of the longest turn.
    public static final int MAX_QUANTUM = 1_000_000;

    private static final long ALONE = Long.MAX_VALUE;

    private final VirtualClock clock;
    private final EventQueue events;
    private final List<Core> cores = new ArrayList<>();
    private int quantum = DEFAULT_QUANTUM;
    private @Nullable Core executing;
    private boolean pauseRequested;
    private boolean over;

    /// The latest time at which the executing core is not ahead of another one.
    private long limit = ALONE;

    /// @param clock the board's clock
    /// @param events the board's event queue
    public Turns(VirtualClock clock, EventQueue events) {
        this.clock = clock;
        this.events = events;
    }

    /// Sets the cycles of a turn.
    ///
    /// @param cycles 1 to [#MAX_QUANTUM]
    public void setQuantum(int cycles) {
        if (cycles < 1 || cycles > MAX_QUANTUM) {
            throw new IllegalArgumentException("a turn cannot take %d cycles".formatted(cycles));
        }
        quantum = cycles;
    }

    /// {@return the cycles of a turn}
    public int quantum() {
        return quantum;
    }

    /// {@return the core whose turn it is, null when no core has anything to do}
    public @Nullable Core next() {
        over = false;
        Core next = null;
        for (int i = 0; i < cores.size(); i++) {
            Core core = cores.get(i);
            if (core.isBusy() && (next == null || core.time() < next.time())) {
                next = core;
            }
        }
        if (next != null) {
            begin(next);
        }
        return next;
    }

    private void begin(Core core) {
        Core last = executing;
        if (last != null && last != core) {
            last.keepTime(clock.now());
            last.setExecuting(false);
            clock.continueAt(core.time());
            core.setExecuting(true);
        }
        executing = core;
        limit = ALONE;
        for (int i = 0; i < cores.size(); i++) {
            Core other = cores.get(i);
            if (other != core && other.isBusy()) {
                limit = Math.min(limit, latestBefore(core, other));
            }
        }
    }

    private static long latestBefore(Core core, Core other) {
        return other.id() < core.id() ? other.time() - 1 : other.time();
    }

    // What the cores ask.

    void add(Core core) {
        cores.add(core);
        if (executing == null) {
            executing = core;
            core.setExecuting(true);
        }
    }

    VirtualClock clock() {
        return clock;
    }

    EventQueue events() {
        return events;
    }

    /// {@return whether the executing core is ahead of another one}
    boolean isAhead() {
        return limit != ALONE && clock.now() > limit;
    }

    /// {@return until when the executing core may run without looking up}
    long horizon() {
        long next = events.nextTime();
        return limit == ALONE ? next : Math.min(next, clock.now() + quantum);
    }

    /// A core that had nothing to do has something to do from now on.
    void wake(Core core) {
        Core current = executing;
        if (current == null || current == core) {
            return;
        }
        core.keepTime(Math.max(core.time(), clock.now()));
        limit = Math.min(limit, latestBefore(current, core));
        clock.shortenTo(clock.now() + quantum);
    }

    /// Ends the executing core's turn: it goes back to whoever asks for the next one.
    void end() {
        over = true;
        clock.expire();
    }

    boolean isOver() {
        return over || pauseRequested;
    }

    boolean isPauseRequested() {
        return pauseRequested;
    }

    void setPauseRequested(boolean requested) {
        pauseRequested = requested;
    }
}
