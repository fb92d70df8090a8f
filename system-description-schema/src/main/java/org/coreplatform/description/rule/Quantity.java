package org.coreplatform.description.rule;

/// Numbers as people want to read them.
final class Quantity {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private Quantity() {}

    /// {@return an address in hexadecimal}
    static String address(long address) {
        return "0x" + Long.toHexString(address);
    }

    /// {@return a size in MiB, rounded up}
    static String mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20) + " MiB";
    }

    /// {@return a size in the largest unit in which it is a whole number}
    static String size(long bytes) {
        if (bytes < 0) {
            return "0x" + Long.toHexString(bytes) + " bytes";
        }
        int unit = 0;
        long amount = bytes;
        while (amount != 0 && amount % 1024 == 0 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + " " + UNITS[unit];
    }
}
