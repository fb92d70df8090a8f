package org.coreplatform.kernel.capability;

import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.LookupFault;
import org.coreplatform.kernel.object.Slot;
import org.jspecify.annotations.Nullable;

/// Resolves capability addresses.
///
/// Each CNode on the way consumes its guard and its radix from the top of the address. An empty
/// slot is a successful resolution.
public final class CSpace {
    private final LookupFault fault = new LookupFault();
    private int bitsRemaining;

    /// {@return why the last lookup that answered null did}
    public LookupFault fault() {
        return fault;
    }

    /// {@return the slot that a full 64-bit address names, as system calls see it: where a
    /// capability other than a CNode is found, the rest of the address does not matter; null when
    /// it does not resolve}
    public @Nullable Slot lookup(Capability root, long address) {
        return resolve(root, address, Long.SIZE);
    }

    /// {@return the slot that exactly `depth` bits of an address name, as CNode operations see it;
    /// null when they do not}
    ///
    /// @param depth 1 to 64
    public @Nullable Slot lookupExactly(Capability root, long address, int depth) {
        Slot slot = resolve(root, address, depth);
        if (slot != null && bitsRemaining != 0) {
            fault.depthMismatch(bitsRemaining, 0);
            return null;
        }
        return slot;
    }

    private @Nullable Slot resolve(Capability root, long address, int depth) {
        Capability capability = root;
        int bits = depth;
        Slot slot = null;
        while (capability instanceof CNodeCapability(CNode node, int guardBits, long guard)) {
            if (guardBits > bits || bits(address, bits - guardBits, guardBits) != guard) {
                fault.guardMismatch(bits, guard, guardBits);
                return null;
            }
            int levelBits = node.radix() + guardBits;
            if (levelBits > bits) {
                fault.depthMismatch(bits, levelBits);
                return null;
            }
            bits -= levelBits;
            slot = node.slot((int) bits(address, bits, node.radix()));
            if (bits == 0) {
                break;
            }
            capability = slot.capability;
        }
        if (slot == null) {
            fault.invalidRoot();
        }
        bitsRemaining = bits;
        return slot;
    }

    /// {@return `width` bits of a word from bit `from` on}
    private static long bits(long word, int from, int width) {
        return width == 0 ? 0 : (word >>> from) & (-1L >>> (Long.SIZE - width));
    }
}
