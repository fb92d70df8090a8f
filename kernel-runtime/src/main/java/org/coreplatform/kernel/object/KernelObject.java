package org.coreplatform.kernel.object;

/// Something that lies in physical memory and that capabilities name.
public abstract class KernelObject {
    private final long physicalAddress;
    private final int sizeBits;

    KernelObject(long physicalAddress, int sizeBits) {
        this.physicalAddress = physicalAddress;
        this.sizeBits = sizeBits;
    }

    public final long physicalAddress() {
        return physicalAddress;
    }

    /// {@return log2 of its size in bytes}
    public final int sizeBits() {
        return sizeBits;
    }

    public final long sizeBytes() {
        return 1L << sizeBits;
    }

    /// {@return whether all of the other object's memory is part of this one's}
    public final boolean covers(KernelObject other) {
        return other.physicalAddress >= physicalAddress
                && other.physicalAddress + other.sizeBytes() <= physicalAddress + sizeBytes();
    }
}
