package org.coreplatform.description.model;

/// A memory region in an I/O address space.
///
/// @param region the region
/// @param address the address that the device uses
public record IoMapping(
        MemoryRegion region, long address, Permissions permissions, Origin origin) {}
