package org.coreplatform.pd;

/// Charges for texts, by model sizes and with bounds.
final class Work {
    /// The longest text. It bounds what the host does in one piece to some ten microseconds.
    static final int MAX_TEXT = 65_535;

    /// Elements that are copied or filled in one piece.
    static final int CHUNK = 4_096;

    private static final int CALL = 4;
    private static final int CHARACTERS_PER_CYCLE = 8;
    private static final int STRING_BYTES = 24;
    private static final int ARRAY_BYTES = 16;

    private Work() {}

    /// Charges for looking at so many characters.
    static void scan(int characters) {
        Meter.charge(CALL + Math.max(characters, 0) / CHARACTERS_PER_CYCLE);
    }

    /// Charges for looking at characters one by one, with a table or an addition for each.
    static void scanSlowly(int characters) {
        Meter.charge(CALL + 4 * characters);
    }

    /// Charges for a new string, or refuses it.
    static void string(long length) {
        characters(length);
        Meter.allocate(STRING_BYTES);
    }

    /// Charges for a string that exists already.
    static String made(String text) {
        string(text.length());
        return text;
    }

    /// Charges for the characters of a text that is about to exist.
    static void characters(long length) {
        requireRoom(length);
        scan((int) length);
        Meter.allocate(ARRAY_BYTES + (((int) length + 7) & -8));
    }

    /// Charges for making a text longer.
    static void grow(int length, int added) {
        requireRoom((long) length + added);
        scan(added);
        Meter.allocate((added + 7) & -8);
    }

    private static void requireRoom(long length) {
        if (length > MAX_TEXT) {
            throw new IllegalStateException("a text has at most 65535 characters");
        }
    }
}
