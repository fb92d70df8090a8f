package org.coreplatform.kernel.object;

/// An Sv39 page table; its entries lie in simulated memory, where the MMU walks them.
public final class PageTable extends KernelObject {
    /// The ASID whose root it is, 0 for none.
    public int rootOf;

    public PageTable(long physicalAddress) {
        super(physicalAddress, 12);
    }
}
