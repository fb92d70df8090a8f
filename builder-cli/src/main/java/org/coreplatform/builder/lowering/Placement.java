package org.coreplatform.builder.lowering;

/// Where an object has to lie.
public sealed interface Placement {
    /// Wherever there is memory.
    record Anywhere() implements Placement {}

    /// At a physical address: devices and regions with `phys_addr`.
    ///
    /// @param physicalAddress the address
    record Fixed(long physicalAddress) implements Placement {}

    /// In the image, as a page that the boot ROM fills.
    ///
    /// @param segment index into [LoweredSystem#segments()]
    /// @param page number of the page in the segment
    record InImage(int segment, int page) implements Placement {}
}
