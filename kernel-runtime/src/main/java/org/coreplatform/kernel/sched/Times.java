package org.coreplatform.kernel.sched;

/// Microseconds and ticks of the timebase.
///
/// The limits are those of a timebase of 10 MHz, which all boards have: a period can be so long
/// that five of them fit the 64-bit time.
public final class Times {
    static final long TICKS_PER_MICRO = 10;

    /// The longest period and budget, in microseconds.
    public static final long MAX_PERIOD_MICROS = Long.divideUnsigned(-1L, TICKS_PER_MICRO) / 8;

    static final long MAX_PERIOD_TICKS = MAX_PERIOD_MICROS * TICKS_PER_MICRO;

    private Times() {}

    /// {@return the ticks of at most [#MAX_PERIOD_MICROS]}
    public static long toTicks(long micros) {
        return micros * TICKS_PER_MICRO;
    }

    /// {@return whole microseconds}
    public static long toMicros(long ticks) {
        return ticks / TICKS_PER_MICRO;
    }
}
