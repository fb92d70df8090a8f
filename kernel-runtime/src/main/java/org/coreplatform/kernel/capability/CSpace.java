package org.coreplatform.kernel.capability;

import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.KnownPath;
import org.coreplatform.kernel.object.LookupFault;
import org.coreplatform.kernel.object.Slot;
import org.jspecify.annotations.Nullable;

/// Resolves capability addresses.
///
/// Each CNode on the way consumes its guard and its radix from the top of the address. An empty
/// slot is a successful resolution. What system calls look up again and again is remembered in the
/// root's CNode.
public final class CSpace {
    private final LookupFault fault = new LookupFault();
    private int bitsRemaining;

    /// How many CNodes the last lookup passed, and the slot in the first one.
    private int nodes;

    private Slot first = new Slot();

    /// {@return why the last lookup that answered null did}
    public LookupFault fault() {
        return fault;
    }

    /// {@return the slot that a full 64-bit address names, as system calls see it: where a
    /// capability other than a CNode is found, the rest of the address does not matter; null when
    /// it does not resolve}
    public @Nullable Slot lookup(Capability root, long address) {
        if (!(root instanceof CNodeCapability node)) {
            fault.invalidRoot();
            return null;
        }
        KnownPath known = node.object().knownPath(address);
        return known.leads(root, address) ? known.end() : find(root, address, known);
    }

    /// Goes the path, and remembers it if it depends on nothing but the capabilities of the root
    /// and of the slot in its CNode.
    private @Nullable Slot find(Capability root, long address, KnownPath known) {
        Slot slot = resolve(root, address, Long.SIZE);
        boolean isDecided = nodes == 1 || (nodes == 2 && bitsRemaining == 0);
        if (slot != null && isDecided) {
            known.remember(root, address, first, slot);
        }
        return slot;
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
        nodes = 0;
        while (capability instanceof CNodeCapability next) {
            CNode node = next.object();
            int levelBits = next.guardBits() + node.radix();
            if (levelBits > bits || !isGuarded(next, rest)) {
                return refuse(next, bits, rest);
            }
            bits -= levelBits;
            slot = node.slotOf(rest >>> -levelBits);
            first = nodes++ == 0 ? slot : first;
            if (bits == 0) {
                break;
            }
            rest <<= levelBits;
            capability = slot.capability;
        }
        bitsRemaining = bits;
        return slot;
    }

    /// A CNode's guard or radix does not fit what is left of an address.
    private @Nullable Slot refuse(CNodeCapability node, int bits, long rest) {
        int guardBits = node.guardBits();
        if (guardBits > bits || !isGuarded(node, rest)) {
            fault.guardMismatch(bits, node.guard(), guardBits);
        } else {
            fault.depthMismatch(bits, guardBits + node.object().radix());
        }
        return null;
    }

    /// {@return whether the highest bits of an address are a CNode's guard}
    private static boolean isGuarded(CNodeCapability node, long address) {
        return (address >>> 1) >>> (Long.SIZE - 1 - node.guardBits()) == node.guard();
    }
}
