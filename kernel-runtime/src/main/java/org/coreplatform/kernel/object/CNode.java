package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// A table of capability slots, which come to be when they are first looked at.
public final class CNode extends SlotHolder {
    /// A slot takes 32 bytes.
    public static final int SLOT_BITS = 5;

    private final int radix;
    private final @Nullable Slot[] slots;

    /// @param radix log2 of the number of slots
    public CNode(long physicalAddress, int radix) {
        super(physicalAddress, radix + SLOT_BITS);
        this.radix = radix;
        slots = new @Nullable Slot[1 << radix];
    }

    public int radix() {
        return radix;
    }

    @Override
    public int slotCount() {
        return slots.length;
    }

    @Override
    public Slot slot(int index) {
        Slot slot = slots[index];
        if (slot == null) {
            slot = new Slot();
            slots[index] = slot;
        }
        return slot;
    }

    @Override
    public boolean isUntouched(int index) {
        return slots[index] == null;
    }
}
