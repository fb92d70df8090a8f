package org.coreplatform.kernel.spec;

/// Bit fields of words.
final class Bits {
    private Bits() {}

    static int mask(int bits) {
        return (1 << bits) - 1;
    }

    /// {@return a word with the low bits set}
    ///
    /// @param bits 0 to 64
    static long longMask(int bits) {
        return bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
    }

    /// {@return the field of some bits whose lowest is bit `shift`}
    ///
    /// @param shift taken modulo 64, as the machine does
    static long field(long word, int shift, int bits) {
        return (word >>> shift) & longMask(bits);
    }

    static long alignUp(long value, int bits) {
        return (value + longMask(bits)) & ~longMask(bits);
    }
}
