package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Double` that read texts.
public final class DoubleLibrary {
    private DoubleLibrary() {}

    public static double parseDouble(String text) {
        Work.scanSlowly(length(text));
        Meter.charge(400);
        return Double.parseDouble(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
