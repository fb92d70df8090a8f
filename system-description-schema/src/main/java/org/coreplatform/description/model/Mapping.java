package org.coreplatform.description.model;

import java.util.Optional;

/// A memory region in an address space.
///
/// @param region the region
/// @param address virtual address of its first byte
/// @param permissions what the address space may do with it
/// @param cached whether accesses go through the cache
/// @param setvarVaddr symbol that receives the address
/// @param setvarSize symbol that receives the size
/// @param setvarPrefillSize symbol that receives the length of the region's initial content
public record Mapping(
        MemoryRegion region,
        long address,
        Permissions permissions,
        boolean cached,
        Optional<String> setvarVaddr,
        Optional<String> setvarSize,
        Optional<String> setvarPrefillSize,
        Origin origin) {

    /// {@return the address behind its last byte}
    public long end() {
        return address + region.sizeBytes();
    }
}
