package org.coreplatform.builder.fit;

import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryRegion;

/// The frames of a memory region that lie one behind the other.
///
/// @param region whose frames they are
/// @param address physical address of the first one
/// @param count how many there are
/// @param bits binary logarithm of the size of each
record Frames(MemoryRegion region, long address, long count, int bits) {

    /// {@return the addresses that they take, if they do not go beyond the last one}
    AddressRange range() {
        return new AddressRange(address, address + (count << bits));
    }

    /// {@return the same frames somewhere else}
    Frames at(long start) {
        return new Frames(region, start, count, bits);
    }

    /// {@return a frame}
    AddressRange frameAt(long start) {
        return new AddressRange(start, start + (1L << bits));
    }
}
