package serial;

import org.coreplatform.sdk.pd.MemoryRegion;

/// A ring of bytes in shared memory, for one writer and one reader.
///
/// ```
/// 0x00      bytes written, stored by the writer only
/// 0x08      bytes read, stored by the reader only
/// 0x40 + i  byte i modulo the capacity
/// ```
///
/// Neither side lets the other's counter lead it out of the ring.
final class ByteRing {
    private static final int WRITTEN = 0x00;
    private static final int READ = 0x08;
    private static final int FIRST = 0x40;
    private static final int CAPACITY = 4096;

    private final MemoryRegion region;

    ByteRing(MemoryRegion region) {
        this.region = region;
    }

    /// {@return how many bytes can be written}
    long room() {
        long waiting = region.getLong(WRITTEN) - region.getLong(READ);
        return waiting < 0 ? 0 : CAPACITY - waiting;
    }

    /// Writes a byte for which there is room.
    void write(int value) {
        long written = region.getLong(WRITTEN);
        region.putByte(place(written), value);
        region.putLong(WRITTEN, written + 1);
    }

    /// Writes a line, or nothing when there is no room for it. {@return whether it was written}
    boolean writeLine(CharSequence line) {
        if (room() <= line.length()) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            write(line.charAt(i));
        }
        write('\n');
        return true;
    }

    /// {@return the oldest byte}, which is then gone; −1 when there is none
    int read() {
        long read = region.getLong(READ);
        if (region.getLong(WRITTEN) <= read) {
            return -1;
        }
        int value = region.getByte(place(read)) & 0xff;
        region.putLong(READ, read + 1);
        return value;
    }

    private static long place(long count) {
        return FIRST + count % CAPACITY;
    }
}
