package org.coreplatform.kernel.object;

/// A block of memory from which objects are made.
public final class UntypedMemory extends KernelObject {
    private final boolean device;

    /// @param device whether device registers lie there instead of memory
    public UntypedMemory(long physicalAddress, int sizeBits, boolean device) {
        super(physicalAddress, sizeBits);
        this.device = device;
    }

    public boolean isDevice() {
        return device;
    }
}
