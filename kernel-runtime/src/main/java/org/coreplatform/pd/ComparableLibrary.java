package org.coreplatform.pd;

/// The method of `java.lang.Comparable`.
public final class ComparableLibrary {
    private ComparableLibrary() {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // as erased code calls it
    public static int compareTo(Comparable self, Object other) {
        return self instanceof String text
                ? StringLibrary.compareTo(text, (String) other)
                : self.compareTo(other);
    }
}
