package org.coreplatform.sdk.pd;

/// How a message refers to bytes of a region that both ends of its channel map: pass by reference
/// instead of by value. In a message it takes two words.
///
/// The receiver trusts nothing in it: see [Channel#readable] and [Channel#writable].
public final class RegionReference {
    private static final int OFFSET_BITS = 48;

    private final int index;
    private final long offset;
    private final long length;

    RegionReference(int index, long offset, long length) {
        this.index = index;
        this.offset = offset;
        this.length = length;
    }

    /// {@return the reference that two words stand for}
    public static RegionReference ofWords(long first, long second) {
        int index = (int) (first >>> OFFSET_BITS);
        long offset = first & (1L << OFFSET_BITS) - 1;
        return new RegionReference(index, offset, second);
    }

    /// {@return which of the channel's shared regions}
    public int index() {
        return index;
    }

    public long offset() {
        return offset;
    }

    public long length() {
        return length;
    }

    /// {@return the first of its two message words}
    public long firstWord() {
        return (long) index << OFFSET_BITS | offset;
    }

    /// {@return the second of its two message words}
    public long secondWord() {
        return length;
    }
}
