package org.coreplatform.kernel.object;

/// An Sv39 page table; its entries lie in simulated memory, where the MMU walks them.
public final class PageTable extends KernelObject {
    public PageTable(long physicalAddress) {
        super(physicalAddress, 12);
    }
}
