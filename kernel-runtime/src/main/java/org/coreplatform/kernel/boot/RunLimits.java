package org.coreplatform.kernel.boot;

/// How long a machine runs, in simulated time.
///
/// @param cycles since power-on; [Long#MAX_VALUE] for no limit
/// @param idle whether it stops before that when nothing will happen any more
public record RunLimits(long cycles, Idle idle) {

    /// What to do when nothing runs and nothing is planned.
    public enum Idle {
        STOP,
        /// Let the rest of the time pass.
        WAIT
    }

    /// {@return no limit but idleness}
    public static RunLimits untilIdle() {
        return new RunLimits(Long.MAX_VALUE, Idle.STOP);
    }

    /// {@return a time limit}
    public static RunLimits until(long cycles) {
        return new RunLimits(cycles, Idle.WAIT);
    }
}
