package org.coreplatform.kernel.sched;

import org.coreplatform.board.time.VirtualClock;

/// The cycles that a kernel entry costs: its parts add up, and the clock is charged at its end.
///
/// The costs are those of [org.coreplatform.sdk.profile.CycleCosts].
public final class KernelCycles {
    private final VirtualClock clock;
    private int spent;

    public KernelCycles(VirtualClock clock) {
        this.clock = clock;
    }

    /// Adds what a part of the entry costs.
    public void spend(int cycles) {
        spent += cycles;
    }

    /// Charges the clock with the whole of an entry that takes a path of its own.
    void charge(int cycles) {
        clock.charge(cycles);
    }

    /// Charges the clock; afterwards it tells the time at which the kernel is.
    public void settle() {
        if (spent != 0) {
            clock.charge(spent);
            spent = 0;
        }
    }
}
