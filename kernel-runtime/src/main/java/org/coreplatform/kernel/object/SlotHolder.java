package org.coreplatform.kernel.object;

/// An object whose memory holds capabilities: a CNode, or a TCB with its five.
public abstract class SlotHolder extends KernelObject {
    /// While the object is being destroyed: its slots from here on are empty.
    public int undestroyed;

    SlotHolder(long physicalAddress, int sizeBits) {
        super(physicalAddress, sizeBits);
    }

    /// {@return how many slots it has}
    public abstract int slotCount();

    /// {@return one of its slots}
    public abstract Slot slot(int index);

    /// {@return whether a slot has never held anything; spares the destruction of big CNodes work}
    public abstract boolean isUntouched(int index);
}
