package org.coreplatform.sdk.pd;

/// The 32-bit registers of a device, at byte offsets in a mapped region.
public final class DeviceRegisters {
    private final MemoryRegion region;

    public DeviceRegisters(MemoryRegion region) {
        this.region = region;
    }

    public int read(int offset) {
        return region.getInt(offset);
    }

    public void write(int offset, int value) {
        region.putInt(offset, value);
    }

    /// Writes 1 to some bits and keeps the others.
    public void setBits(int offset, int mask) {
        write(offset, read(offset) | mask);
    }

    /// Writes 0 to some bits and keeps the others.
    public void clearBits(int offset, int mask) {
        write(offset, read(offset) & ~mask);
    }

    /// {@return whether one of the bits is 1}
    public boolean anyBit(int offset, int mask) {
        return (read(offset) & mask) != 0;
    }
}
