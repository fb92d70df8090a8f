package org.coreplatform.builder.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A span of cycles, and how people write moments in it.
///
/// @param clockHz cycles per second
record TimeScale(long start, long end, long clockHz) {
    private static final double NANOS = 1e9;
    private static final double MICROSECOND = 1e3;
    private static final double DISTINCT = 1e4;
    private static final long[] STEPS = {1, 2, 5, 10};

    /// A moment with its name.
    record Tick(long cycle, String text) {}

    /// {@return round moments in the span}
    ///
    /// @param atMost how many
    List<Tick> ticks(int atMost) {
        double step = step((end - start) * NANOS / clockHz / atMost);
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil(nanos(start) / step) * step; at <= nanos(end); at += step) {
            ticks.add(new Tick(Math.round(at * clockHz / NANOS), text(at, step)));
        }
        return ticks;
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, least))));
        for (long factor : STEPS) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        throw new IllegalStateException("no step of at least " + least);
    }

    /// {@return a moment, to a microsecond at least, and more exactly in a short span}
    String text(long cycle) {
        double share = Math.max(1, (end - start) * NANOS / clockHz / DISTINCT);
        double step = Math.min(MICROSECOND, Math.pow(10, Math.floor(Math.log10(share))));
        return text(Math.rint(nanos(cycle) / step) * step, step);
    }

    private double nanos(long cycle) {
        return cycle * NANOS / clockHz;
    }

    /// @param step how exactly to write it
    private static String text(double nanos, double step) {
        if (step >= 1e8) {
            return number(nanos / 1e9, step / 1e9) + " s";
        }
        if (nanos < 1e6 && step < 1e6) {
            return number(nanos / 1e3, step / 1e3) + " µs";
        }
        return nanos < 1e9
                ? number(nanos / 1e6, step / 1e6) + " ms"
                : number(nanos / 1e9, step / 1e9) + " s";
    }

    private static String number(double value, double step) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
