package org.coreplatform.sdk.pd;

/// The board's running time, as the `time` register counts it.
public final class TimeStamp {
    /// Ticks per microsecond of the boards that there are: a timebase of 10 MHz.
    public static final long TICKS_PER_MICRO = 10;

    private TimeStamp() {}

    /// {@return ticks since power-on}
    public static long ticks() {
        return Kernel.port().time();
    }

    /// {@return microseconds since power-on}
    public static long micros() {
        return ticks() / TICKS_PER_MICRO;
    }
}
