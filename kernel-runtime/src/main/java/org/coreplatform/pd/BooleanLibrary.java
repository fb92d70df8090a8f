package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Boolean` that read texts.
public final class BooleanLibrary {
    private BooleanLibrary() {}

    public static boolean parseBoolean(String text) {
        Work.scanSlowly(length(text));
        return Boolean.parseBoolean(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
