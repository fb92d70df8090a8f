package org.coreplatform.sdk.abi;

/// Packs and unpacks the message-info word (register a1).
///
/// ```
///  63                      12 11          9 8        7 6      0
/// +--------------------------+-------------+----------+--------+
/// |          label           |capsUnwrapped| extraCaps| length |
/// +--------------------------+-------------+----------+--------+
/// ```
public final class MessageInfo {
    private MessageInfo() {}

    /// {@return the word for a message without capabilities}
    ///
    /// @param label the message's label, 52 bits
    /// @param length message words, 0 to [Limits#MESSAGE_REGISTERS]
    public static long of(long label, int length) {
        return of(label, 0, 0, length);
    }

    /// {@return the word with all its fields}
    ///
    /// @param label the message's label, 52 bits
    /// @param capsUnwrapped mask of 3 bits
    /// @param extraCaps 0 to 3
    /// @param length message words, 0 to 127
    public static long of(long label, int capsUnwrapped, int extraCaps, int length) {
        return label << 12 | (capsUnwrapped & 7L) << 9 | (extraCaps & 3L) << 7 | (length & 0x7fL);
    }

    public static long label(long info) {
        return info >>> 12;
    }

    public static int capsUnwrapped(long info) {
        return (int) (info >>> 9) & 7;
    }

    public static int extraCaps(long info) {
        return (int) (info >>> 7) & 3;
    }

    /// {@return the length field as it is, up to 127}
    public static int length(long info) {
        return (int) info & 0x7f;
    }
}
