package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Byte` that read texts.
public final class ByteLibrary {
    private ByteLibrary() {}

    public static byte parseByte(String text) {
        Work.scanSlowly(length(text));
        return Byte.parseByte(text);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
