package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Integer` that read texts.
public final class IntegerLibrary {
    private IntegerLibrary() {}

    public static int parseInt(String text) {
        Work.scanSlowly(length(text));
        return Integer.parseInt(text);
    }

    public static int parseInt(String text, int radix) {
        Work.scanSlowly(length(text));
        return Integer.parseInt(text, radix);
    }

    public static Integer valueOf(String text) {
        Work.scanSlowly(length(text));
        Meter.allocate(24);
        return Integer.valueOf(text);
    }

    public static int parseUnsignedInt(String text) {
        Work.scanSlowly(length(text));
        return Integer.parseUnsignedInt(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
