package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Long` that read texts.
public final class LongLibrary {
    private LongLibrary() {}

    public static long parseLong(String text) {
        Work.scanSlowly(length(text));
        return Long.parseLong(text);
    }

    public static long parseLong(String text, int radix) {
        Work.scanSlowly(length(text));
        return Long.parseLong(text, radix);
    }

    public static Long valueOf(String text) {
        Work.scanSlowly(length(text));
        Meter.allocate(24);
        return Long.valueOf(text);
    }

    public static long parseUnsignedLong(String text) {
        Work.scanSlowly(length(text));
        return Long.parseUnsignedLong(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
