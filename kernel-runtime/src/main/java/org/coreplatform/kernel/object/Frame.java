package org.coreplatform.kernel.object;

/// A page of memory, or of device registers, that can be mapped.
public final class Frame extends KernelObject {
    private final boolean device;

    /// @param device whether device registers lie there instead of memory
    public Frame(long physicalAddress, int sizeBits, boolean device) {
        super(physicalAddress, sizeBits);
        this.device = device;
    }

    public boolean isDevice() {
        return device;
    }
}
