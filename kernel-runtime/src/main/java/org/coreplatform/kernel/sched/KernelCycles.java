package org.coreplatform.kernel.sched;

import org.coreplatform.board.time.VirtualClock;

/// The cycles that a kernel entry costs: its parts add up, and the clock is charged at its end.
///
/// The costs are those of [org.coreplatform.sdk.profile.CycleCosts].
public final class KernelCycles {
    private final VirtualClock clock;
    private int spent;
    private boolean fixed;

    public KernelCycles(VirtualClock clock) {
        this.clock = clock;
    }

    /// Adds what a part of the entry costs.
    public void spend(int cycles) {
        if (!fixed) {
            spent += cycles;
        }
    }

    /// The whole entry costs this, whatever its parts say: it takes a path of its own.
    public void fix(int cycles) {
        spent = cycles;
        fixed = true;
    }

    /// Charges the clock; afterwards it tells the time at which the kernel is.
    public void settle() {
        if (spent != 0) {
            clock.charge(spent);
            spent = 0;
        }
    }

    /// Ends the entry.
    public void end() {
        settle();
        fixed = false;
    }
}
