package org.coreplatform.sdk.image;

import java.util.List;

/// A VSpace.
///
/// @param rootTable object number of the top-level page table
/// @param tables lower tables, in an order in which each can be mapped
/// @param frames the pages
public record AddressSpaceSpec(
        int rootTable, List<TableMapping> tables, List<FrameMapping> frames) {

    public AddressSpaceSpec {
        tables = List.copyOf(tables);
        frames = List.copyOf(frames);
    }

    /// A page table.
    ///
    /// @param table object number
    /// @param address a virtual address that it covers
    public record TableMapping(int table, long address) {}

    /// A page.
    ///
    /// @param frame object number; a frame mapped several times is copied for each
    /// @param address virtual address
    /// @param rights [org.coreplatform.sdk.abi.CapabilityRights] bits READ and WRITE
    /// @param executable whether instructions may be fetched from it
    public record FrameMapping(int frame, long address, int rights, boolean executable) {}
}
