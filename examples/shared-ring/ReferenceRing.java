import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.RegionReference;

/// A ring of region references in shared memory, for one writer and one reader.
///
/// ```
/// 0x00           references written, stored by the writer only
/// 0x08           references read, stored by the reader only
/// 0x40 + 16 × i  reference i modulo the capacity, two words
/// ```
final class ReferenceRing {
    static final int CAPACITY = 4;

    private static final int WRITTEN = 0x00;
    private static final int READ = 0x08;
    private static final int FIRST = 0x40;
    private static final int ENTRY_BYTES = 16;

    private final MemoryRegion region;

    ReferenceRing(MemoryRegion region) {
        this.region = region;
    }

    boolean isEmpty() {
        return region.getLong(WRITTEN) == region.getLong(READ);
    }

    boolean isFull() {
        return region.getLong(WRITTEN) - region.getLong(READ) >= CAPACITY;
    }

    void write(RegionReference reference) {
        long written = region.getLong(WRITTEN);
        region.putLong(place(written), reference.firstWord());
        region.putLong(place(written) + 8, reference.secondWord());
        // Last, so that the reader never sees a reference that is not there yet.
        region.putLong(WRITTEN, written + 1);
    }

    /// {@return the oldest reference} It stays in the ring, and its bytes stay the reader's, until
    /// [#release].
    RegionReference oldest() {
        long at = place(region.getLong(READ));
        return RegionReference.ofWords(region.getLong(at), region.getLong(at + 8));
    }

    void release() {
        region.putLong(READ, region.getLong(READ) + 1);
    }

    private static long place(long count) {
        return FIRST + count % CAPACITY * ENTRY_BYTES;
    }
}
