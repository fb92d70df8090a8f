package org.coreplatform.description.model;

import java.util.Optional;

/// A piece of physical memory.
///
/// @param index its position in the system's list
/// @param name its name
/// @param sizeBytes its size
/// @param pageSize size of its pages, if the author chose one
/// @param physicalAddress where it has to lie, if that matters
/// @param prefill its initial content
public record MemoryRegion(
        int index,
        String name,
        long sizeBytes,
        Optional<Long> pageSize,
        Optional<Long> physicalAddress,
        Prefill prefill,
        Origin origin) {

    public static final long SMALL_PAGE = 0x1000;
    public static final long LARGE_PAGE = 0x20_0000;

    /// {@return what addresses and sizes of the region have to be multiples of}
    public long alignment() {
        return pageSize.orElse(SMALL_PAGE);
    }
}
