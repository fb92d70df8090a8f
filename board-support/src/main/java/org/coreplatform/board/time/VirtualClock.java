package org.coreplatform.board.time;

/// Simulated time in cycles since power-on.
///
/// Time *is* the meter: executing code counts [CycleMeter#remaining()] down, and now is the moment
/// at which the meter will read 0, less what it still reads. Nothing else advances time but
/// [#charge] and [#advanceTo].
public final class VirtualClock {
    /// The longest grant; keeps the meter's `int` from overflowing and polls the host now and
    /// then.
    private static final int MAX_GRANT = 1 << 24;

    private CycleMeter meter = new PlainMeter();
    private long zero;

    /// {@return cycles since power-on}
    public long now() {
        return zero - meter.remaining();
    }

    /// Lets another meter count from here on; time does not change.
    public void attach(CycleMeter replacement) {
        replacement.setRemaining(meter.remaining());
        meter = replacement;
    }

    /// {@return whether the meter has run out}
    public boolean isExpired() {
        return meter.remaining() < 0;
    }

    /// Spends cycles on behalf of hardware or kernel.
    ///
    /// @param cycles 0 or more
    public void charge(int cycles) {
        int remaining = meter.remaining();
        if (cycles <= remaining) {
            meter.setRemaining(remaining - cycles);
            return;
        }
        zero += cycles - (long) remaining - 1; // an overdue meter stays at -1 and cannot overflow
        meter.setRemaining(-1);
    }

    /// Lets the meter run out at `deadline`, or earlier when that is far away.
    public void grantUntil(long deadline) {
        long now = now();
        int grant = Math.clamp(deadline - now, -1, MAX_GRANT);
        meter.setRemaining(grant);
        zero = now + grant;
    }

    /// Lets the meter run out at `deadline` unless it does so earlier.
    public void shortenTo(long deadline) {
        if (deadline - now() < meter.remaining()) {
            grantUntil(deadline);
        }
    }

    /// Makes the meter run out at once: something is due that cannot wait.
    public void expire() {
        shortenTo(now() - 1);
    }

    /// Skips idle time.
    ///
    /// @param time not before [#now()]
    public void advanceTo(long time) {
        long skipped = time - now();
        if (skipped < 0) {
            throw new IllegalStateException("time cannot run backwards by " + -skipped + " cycles");
        }
        zero += skipped;
    }

    /// Shows another core's time from here on, which may be earlier; the meter is to be granted
    /// anew.
    ///
    /// @param time cycles since power-on
    public void continueAt(long time) {
        zero = time + meter.remaining();
    }

    /// Counts in a field of its own, until an engine brings another meter.
    private static final class PlainMeter implements CycleMeter {
        private int remaining;

        @Override
        public int remaining() {
            return remaining;
        }

        @Override
        public void setRemaining(int cycles) {
            remaining = cycles;
        }
    }
}
