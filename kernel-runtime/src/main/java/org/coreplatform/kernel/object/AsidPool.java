package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// The address spaces of 512 consecutive ASIDs.
public final class AsidPool extends KernelObject {
    /// How many ASIDs a pool has.
    public static final int SIZE = 512;

    /// The VSpace roots, by the low bits of the ASID.
    public final @Nullable PageTable[] roots = new @Nullable PageTable[SIZE];

    private final int base;

    /// @param base the first of its ASIDs
    public AsidPool(long physicalAddress, int base) {
        super(physicalAddress, 12);
        this.base = base;
    }

    /// {@return the first of its ASIDs}
    public int base() {
        return base;
    }
}
