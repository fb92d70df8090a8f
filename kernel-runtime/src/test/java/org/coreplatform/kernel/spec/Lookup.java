package org.coreplatform.kernel.spec;

import org.coreplatform.kernel.spec.LookupFault.DepthMismatch;
import org.coreplatform.kernel.spec.LookupFault.GuardMismatch;
import org.coreplatform.kernel.spec.LookupFault.InvalidRoot;

/// How capability addresses resolve: CNode by CNode, guard and index, from the high bits on.
final class Lookup {
    private Lookup() {}

    /// A slot, or why there is none.
    sealed interface Result {
        /// It names a slot.
        ///
        /// @param bitsLeft low bits of the address that were not needed
        record Found(SlotId slot, int bitsLeft) implements Result {}

        record Failed(LookupFault fault) implements Result {}
    }

    private static Result failed(LookupFault fault) {
        return new Result.Failed(fault);
    }

    /// {@return what an address finds}
    ///
    /// @param bits how many low bits of the address count
    static Result resolve(Transition t, Capability root, long address, int bits) {
        if (!(root instanceof Capability.CNode)) {
            return failed(new InvalidRoot());
        }
        Capability at = root;
        int left = bits;
        while (at instanceof Capability.CNode node) {
            int levelBits = node.radix() + node.guardBits();
            if (node.guardBits() > left
                    || Bits.field(address, left - node.guardBits(), node.guardBits())
                            != node.guard()) {
                return failed(new GuardMismatch(left, node.guard(), node.guardBits()));
            }
            if (levelBits > left) {
                return failed(new DepthMismatch(left, levelBits));
            }
            long index = Bits.field(address, left - levelBits, node.radix());
            var slot = new SlotId(node.object(), index);
            left -= levelBits;
            at = t.capability(slot);
            if (left == 0 || !(at instanceof Capability.CNode)) {
                return new Result.Found(slot, left);
            }
        }
        throw new IllegalStateException("a CNode is no CNode");
    }

    /// {@return what an address finds in a thread's CSpace; bits that are not needed do not matter}
    static Result inCSpace(Transition t, long thread, long address) {
        Capability root = t.capability(new SlotId(thread, SlotId.TCB_CSPACE));
        return resolve(t, root, address, Long.SIZE);
    }

    /// {@return the slot that an address of exactly `depth` bits names}
    ///
    /// @param depth 1 to 64
    static Result exactly(Transition t, Capability root, long address, int depth) {
        return switch (resolve(t, root, address, depth)) {
            case Result.Found(_, int left) when left != 0 -> failed(new DepthMismatch(left, 0));
            case Result result -> result;
        };
    }
}
