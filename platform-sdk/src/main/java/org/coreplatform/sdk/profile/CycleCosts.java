package org.coreplatform.sdk.profile;

/// What things cost in simulated time: the one reviewed table, in cycles at 1 GHz.
///
/// The model is an in-order core with an ideal cache. Whoever spends the cycles charges them to
/// the board's clock; nothing charges what it does not own.
public final class CycleCosts {
    // Memory.

    /// A TLB miss: three dependent loads of page-table entries that hit the second-level cache.
    public static final int TLB_MISS = 30;

    /// A load or store of a device register: uncached, over the bus and back.
    public static final int MMIO_ACCESS = 50;

    private CycleCosts() {}
}
