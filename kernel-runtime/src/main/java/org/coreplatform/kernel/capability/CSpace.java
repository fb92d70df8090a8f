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
        long rest = address << (Long.SIZE - depth);
        Slot slot = null;
        while (capability instanceof CNodeCapability next) {
            CNode node = next.object();
            int guardBits = next.guardBits();
            if (guardBits > bits || first(guardBits, rest) != next.guard()) {
                fault.guardMismatch(bits, next.guard(), guardBits);
                return null;
            }
            int levelBits = node.radix() + guardBits;
            if (levelBits > bits) {
                fault.depthMismatch(bits, levelBits);
                return null;
            }
            bits -= levelBits;
            slot = node.slot((int) first(node.radix(), rest << guardBits));
            if (bits == 0) {
                break;
            }
            rest <<= levelBits;
            capability = slot.capability;
        }
        if (slot == null) {
            fault.invalidRoot();
        }
        bitsRemaining = bits;
        return slot;
    }

    /// {@return the highest bits of a word, 0 to 63 of them}
    private static long first(int count, long word) {
        return (word >>> 1) >>> (Long.SIZE - 1 - count);
    }
}
