package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The constructor of `java.lang.AssertionError` that takes an object.
public final class AssertionErrorLibrary {
    private AssertionErrorLibrary() {}

    public static Object construct(@Nullable Object detail) {
        return ObjectLibrary.text(detail);
    }
}
