package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Float` that read texts.
public final class FloatLibrary {
    private FloatLibrary() {}

    public static float parseFloat(String text) {
        Work.scanSlowly(length(text));
        Meter.charge(400);
        return Float.parseFloat(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
