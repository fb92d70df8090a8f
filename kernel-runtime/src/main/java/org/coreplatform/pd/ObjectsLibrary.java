package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.util.Objects`.
public final class ObjectsLibrary {
    private ObjectsLibrary() {}

    @SuppressWarnings("ReferenceEquality") // the same object is equal to itself
    public static boolean equals(@Nullable Object a, @Nullable Object b) {
        return a == b || (a != null && ObjectLibrary.equals(a, b));
    }

    public static int hashCode(@Nullable Object object) {
        return object == null ? 0 : ObjectLibrary.hashCode(object);
    }

    public static int hash(@Nullable Object @Nullable [] values) {
        return ArraysLibrary.hashCode(values);
    }

    public static String toString(@Nullable Object object) {
        return ObjectLibrary.text(object);
    }

    public static String toString(@Nullable Object object, String otherwise) {
        return object == null ? otherwise : ObjectLibrary.toString(object);
    }
}
