package org.coreplatform.junit;

import java.time.Duration;
import java.util.Locale;

/// Simulated times.
///
/// ```java
/// import static org.coreplatform.junit.Times.millis;
/// ```
public final class Times {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Times() {}

    /// {@return a number of microseconds}
    public static Duration micros(long number) {
        return Duration.ofNanos(Math.multiplyExact(number, 1_000));
    }

    /// {@return a number of milliseconds}
    public static Duration millis(long number) {
        return Duration.ofMillis(number);
    }

    /// {@return a number of seconds}
    public static Duration seconds(long number) {
        return Duration.ofSeconds(number);
    }

    /// {@return the time of a cycle}
    static Duration ofCycles(long cycles, long clockHz) {
        long rest = cycles % clockHz;
        return Duration.ofSeconds(cycles / clockHz, rest * NANOS_PER_SECOND / clockHz);
    }

    /// {@return the first cycle that is not before a time}
    static long cycles(Duration time, long clockHz) {
        long nanos = time.getNano() * clockHz;
        long rest = Math.ceilDiv(nanos, NANOS_PER_SECOND);
        return Math.addExact(Math.multiplyExact(time.getSeconds(), clockHz), rest);
    }

    /// {@return a point in time, in seconds}
    static String inSeconds(Duration time) {
        return "%d.%09d".formatted(time.getSeconds(), time.getNano());
    }

    /// {@return how long something takes, in the unit that fits}
    static String words(Duration time) {
        double micros = time.toNanos() / 1e3;
        if (Math.abs(micros) < 1e3) {
            return String.format(Locale.ROOT, "%.3f us", micros);
        }
        return Math.abs(micros) < 1e6
                ? String.format(Locale.ROOT, "%.6f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%.9f s", micros / 1e6);
    }
}
