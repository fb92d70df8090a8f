package org.coreplatform.pd;

/// The method of `java.lang.CharSequence`, which only strings and builders implement.
public final class CharSequenceLibrary {
    private CharSequenceLibrary() {}

    public static String toString(CharSequence self) {
        return ObjectLibrary.toString(self);
    }
}
