package org.coreplatform.builder.fit;

import java.util.Arrays;
import java.util.stream.LongStream;

/// How many objects of each size there are. Sizes are powers of two, named by their logarithms.
final class ObjectCounts {
    /// The largest logarithm of a size.
    static final int MAX_BITS = Long.SIZE - 2;

    private final long[] counts;

    /// None of any size.
    ObjectCounts() {
        counts = new long[MAX_BITS + 1];
    }

    private ObjectCounts(long[] counts) {
        this.counts = counts;
    }

    ObjectCounts copy() {
        return new ObjectCounts(counts.clone());
    }

    long of(int bits) {
        return counts[bits];
    }

    void add(int bits, long more) {
        counts[bits] += more;
    }

    boolean isEmpty() {
        return LongStream.of(counts).allMatch(count -> count == 0);
    }

    /// {@return the largest size, up to one, of which there are objects, or -1}
    int largestUpTo(int most) {
        int bits = most;
        while (bits >= 0 && counts[bits] == 0) {
            bits--;
        }
        return bits;
    }

    /// {@return the smallest size above one of which there are objects, or one that is too large}
    int smallestAbove(int bits) {
        int larger = bits + 1;
        while (larger <= MAX_BITS && counts[larger] == 0) {
            larger++;
        }
        return larger;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
