package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Short` that read texts.
public final class ShortLibrary {
    private ShortLibrary() {}

    public static short parseShort(String text) {
        Work.scanSlowly(length(text));
        return Short.parseShort(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
