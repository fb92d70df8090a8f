package pump;

import org.coreplatform.sdk.pd.MemoryRegion;

/// A ring of events in shared memory, for one writer and one reader.
///
/// ```
/// 0x00          events written since power-on, stored by the writer only
/// 0x08          events read since power-on, stored by the reader only
/// 0x40 + 64 × i event i modulo the capacity: kind, time, five values
/// ```
///
/// Neither side believes the other's counter further than the capacity: a broken peer can spoil the
/// events, but not make this side touch anything else.
final class EventRing {
    private static final int WRITTEN = 0x00;
    private static final int READ = 0x08;
    private static final int FIRST = 0x40;
    private static final int EVENT_BYTES = 64;
    private static final int CAPACITY = 64;

    private final MemoryRegion region;

    EventRing(MemoryRegion region) {
        this.region = region;
    }

    /// Writes an event. {@return whether there was room for it}; the controller never waits.
    boolean write(Event event) {
        long written = region.getLong(WRITTEN);
        long waiting = written - region.getLong(READ);
        if (waiting < 0 || waiting >= CAPACITY) {
            return false;
        }
        long at = place(written);
        region.putLong(at, event.kind());
        region.putLong(at + 8, event.ticks());
        region.putLong(at + 16, event.a());
        region.putLong(at + 24, event.b());
        region.putLong(at + 32, event.c());
        region.putLong(at + 40, event.d());
        region.putLong(at + 48, event.e());
        region.putLong(WRITTEN, written + 1);
        return true;
    }

    boolean isEmpty() {
        return region.getLong(WRITTEN) == region.getLong(READ);
    }

    /// {@return the oldest event}, which is then gone
    Event read() {
        long read = region.getLong(READ);
        long at = place(read);
        Event event =
                new Event(
                        (int) region.getLong(at),
                        region.getLong(at + 8),
                        region.getLong(at + 16),
                        region.getLong(at + 24),
                        region.getLong(at + 32),
                        region.getLong(at + 40),
                        region.getLong(at + 48));
        region.putLong(READ, read + 1);
        return event;
    }

    private static long place(long count) {
        return FIRST + count % CAPACITY * EVENT_BYTES;
    }
}
