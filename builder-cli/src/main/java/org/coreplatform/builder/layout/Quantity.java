package org.coreplatform.builder.layout;

import java.util.Locale;
import org.coreplatform.sdk.pd.TimeStamp;

/// Numbers as people read them.
public final class Quantity {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Quantity() {}

    /// {@return the size in the largest unit that keeps it whole, otherwise with one decimal}
    public static String bytes(long bytes) {
        int unit = 0;
        long whole = bytes;
        while (unit < UNITS.length - 1 && whole >= 1024 && whole % 1024 == 0) {
            whole /= 1024;
            unit++;
        }
        if (whole < 1024 || unit == UNITS.length - 1) {
            return whole + " " + UNITS[unit];
        }
        double value = whole;
        while (unit < UNITS.length - 1 && value >= 1024) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /// {@return a time in the largest unit that keeps it whole}
    public static String micros(long micros) {
        if (micros % 1_000_000 == 0 && micros != 0) {
            return micros / 1_000_000 + " s";
        }
        return micros % 1000 == 0 && micros != 0 ? micros / 1000 + " ms" : micros + " µs";
    }

    /// {@return a time of whole microseconds as such, another one in ticks}
    public static String ticks(long ticks) {
        return ticks % TimeStamp.TICKS_PER_MICRO == 0
                ? micros(ticks / TimeStamp.TICKS_PER_MICRO)
                : ticks + " ticks";
    }

    /// {@return an address or a word}
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
