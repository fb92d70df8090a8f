package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// A table of capability slots, which come to be when they are first looked at.
public final class CNode extends SlotHolder {
    /// A slot takes 32 bytes.
    public static final int SLOT_BITS = 5;

    private static final int KNOWN_PATHS = 16;

    private final int radix;
    private final @Nullable Slot[] slots;
    private @Nullable KnownPath @Nullable [] knownPaths;

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

    /// {@return where the path of an address that begins here may be known}
    public KnownPath knownPath(long address) {
        if (knownPaths == null) {
            knownPaths = new @Nullable KnownPath[KNOWN_PATHS];
        }
        int index = (int) address & (KNOWN_PATHS - 1);
        KnownPath path = knownPaths[index];
        if (path == null) {
            path = new KnownPath();
            knownPaths[index] = path;
        }
        return path;
    }

    /// {@return the slot that the low bits of an address name}
    public Slot slotOf(long address) {
        return slot((int) address & (slots.length - 1));
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
