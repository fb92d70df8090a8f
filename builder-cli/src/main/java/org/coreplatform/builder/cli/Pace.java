package org.coreplatform.builder.cli;

/// Ties simulated time to the host's clock: it is to be no faster. A machine that cannot keep up,
/// or stood still in a debugger, is not hurried: what it has lost by then is forgotten.
final class Pace {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_LAG = NANOS_PER_SECOND;

    private final long clockHz;

    /// The host's time of cycle 0.
    private long start = System.nanoTime();

    /// Starts now, at cycle 0.
    ///
    /// @param clockHz cycles per second
    Pace(long clockHz) {
        this.clockHz = clockHz;
    }

    /// {@return how long it is until a cycle is due, 0 or less when it is}
    long nanosUntil(long cycle) {
        long nanos = start + nanos(cycle) - System.nanoTime();
        if (nanos < -MAX_LAG) {
            start -= nanos;
            return 0;
        }
        return nanos;
    }

    /// {@return the cycle that is due now}
    long cycle() {
        long nanos = System.nanoTime() - start;
        return nanos / NANOS_PER_SECOND * clockHz
                + nanos % NANOS_PER_SECOND * clockHz / NANOS_PER_SECOND;
    }

    private long nanos(long cycles) {
        return cycles / clockHz * NANOS_PER_SECOND + cycles % clockHz * NANOS_PER_SECOND / clockHz;
    }
}
