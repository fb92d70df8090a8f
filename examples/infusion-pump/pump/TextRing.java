package pump;

import org.coreplatform.sdk.pd.MemoryRegion;

/// A ring of characters in shared memory, for one writer and one reader.
///
/// ```
/// 0x00      bytes written since power-on, stored by the writer only
/// 0x08      bytes read since power-on, stored by the reader only
/// 0x40 + i  byte i modulo the capacity
/// ```
final class TextRing {
    private static final int WRITTEN = 0x00;
    private static final int READ = 0x08;
    private static final int FIRST = 0x40;
    private static final int CAPACITY = 4096;

    private final MemoryRegion region;

    TextRing(MemoryRegion region) {
        this.region = region;
    }

    /// Writes a whole line or, when there is no room for it, nothing.
    void writeLine(CharSequence text) {
        int length = text.length();
        long written = region.getLong(WRITTEN);
        long waiting = written - region.getLong(READ);
        if (waiting < 0 || waiting + length + 1 > CAPACITY) {
            return;
        }
        for (int i = 0; i < length; i++) {
            region.putByte(place(written + i), text.charAt(i));
        }
        region.putByte(place(written + length), '\n');
        region.putLong(WRITTEN, written + length + 1);
    }

    /// {@return the oldest byte}, which is then gone; −1 when there is none
    int read() {
        long read = region.getLong(READ);
        if (region.getLong(WRITTEN) == read) {
            return -1;
        }
        int next = region.getByte(place(read)) & 0xff;
        region.putLong(READ, read + 1);
        return next;
    }

    private static long place(long count) {
        return FIRST + count % CAPACITY;
    }
}
