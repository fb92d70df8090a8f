package org.coreplatform.description.rule;

/// Arithmetic with pages.
final class Pages {
    private Pages() {}

    /// {@return the least multiple of the page size that is not smaller}
    static long roundUp(long bytes, long pageSize) {
        return Math.ceilDiv(bytes, pageSize) * pageSize;
    }

    /// {@return whether an unsigned number is a multiple of the page size}
    static boolean isAligned(long number, long pageSize) {
        return Long.remainderUnsigned(number, pageSize) == 0;
    }
}
