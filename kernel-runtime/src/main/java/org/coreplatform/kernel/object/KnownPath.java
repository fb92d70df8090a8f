package org.coreplatform.kernel.object;

import org.coreplatform.kernel.object.Capability.NullCapability;

/// A path through a CSpace that was found once: from the root's CNode to a slot, through one more
/// CNode at most. It is right for as long as the capabilities of the root and of the slot in its
/// CNode stay the same: a second CNode takes all the rest of the address.
public final class KnownPath {
    private Capability root = NullCapability.NULL;
    private long address;
    private Slot first = new Slot();
    private Capability second = NullCapability.NULL;
    private Slot end = first;

    /// {@return whether this is the path of an address, and still right} Capabilities are values:
    /// the same object says the same, and an equal one is only not recognised.
    @SuppressWarnings("ReferenceEquality")
    public boolean leads(Capability from, long to) {
        return root == from && address == to && first.capability == second;
    }

    /// {@return the slot at its end}
    public Slot end() {
        return end;
    }

    /// Remembers another path.
    ///
    /// @param through the slot in the root's CNode
    /// @param target the slot at the end, the same one or one in the CNode that it names
    public void remember(Capability from, long to, Slot through, Slot target) {
        root = from;
        address = to;
        first = through;
        second = through.capability;
        end = target;
    }
}
