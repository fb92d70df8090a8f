package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// Which capabilities each thread can reach through its CSpace, and to which thread an object
/// belongs. Computed from the CNodes; nothing here believes the image's description of its PDs.
final class Authority {
    /// Nested CNodes of a CSpace that are followed: an address has 64 bits.
    private static final int MAX_DEPTH = 8;

    /// Capabilities per thread that are looked at. An honest CSpace has some hundred; CNodes that
    /// name each other could span 2^64.
    static final int MAX_HELD = 1 << 12;

    private final SystemSpec spec;
    private final int[] cnodeSpecOf;
    private final List<List<Held>> held = new ArrayList<>();
    private final int[] owners;

    Authority(SystemSpec spec) {
        this.spec = spec;
        this.cnodeSpecOf = new int[spec.objects().size()];
        Arrays.fill(cnodeSpecOf, SystemSpec.NONE);
        for (int i = 0; i < spec.cnodes().size(); i++) {
            cnodeSpecOf[spec.cnodes().get(i).cnode()] = i;
        }
        for (ThreadSpec thread : spec.threads()) {
            List<Held> capabilities = new ArrayList<>();
            collect(thread.cspaceRoot(), 0, 64, new BitSet(), capabilities);
            held.add(capabilities);
        }
        this.owners = owners();
    }

    /// A capability and the address by which its holder names it.
    record Held(long pointer, CapabilitySpec capability) {}

    /// {@return the capabilities that a thread can use}
    ///
    /// @param thread index of the thread
    List<Held> of(int thread) {
        return held.get(thread);
    }

    /// {@return the thread that an object belongs to, or `NONE`}
    ///
    /// A notification belongs to the thread that it is bound to, an endpoint to the thread that
    /// receives on it, other objects to the thread that is made of them.
    int owner(int object) {
        return owners[object];
    }

    private void collect(int cnode, long prefix, int bits, BitSet path, List<Held> into) {
        int index = cnodeSpecOf[cnode];
        int radix = spec.objects().get(cnode).userBits();
        if (index == SystemSpec.NONE || path.get(cnode) || radix > bits) {
            return;
        }
        path.set(cnode);
        CNodeSpec contents = spec.cnodes().get(index);
        for (CapabilitySpec capability : contents.capabilities()) {
            if (into.size() == MAX_HELD) {
                break;
            }
            long pointer = prefix | ((long) capability.slot() << (bits - radix));
            int guardBits = (int) capability.data() & 0x3f;
            boolean descends =
                    capability.target() instanceof Target.KernelObject(int number)
                            && spec.objects().get(number).type() == ObjectType.CNODE
                            && bits - radix - guardBits > 0
                            && path.cardinality() < MAX_DEPTH;
            into.add(new Held(pointer, capability));
            if (descends && capability.target() instanceof Target.KernelObject(int number)) {
                int rest = bits - radix - guardBits;
                long guard = rest == 0 ? 0 : (capability.data() >>> 6) << rest;
                collect(number, pointer | guard, rest, path, into);
            }
        }
        path.clear(cnode);
    }

    /// Whose objects are the holder's own (Microkit): its CNode, what it receives on, replies.
    private static boolean isOwn(long pointer, ObjectType type) {
        return pointer == 0 || pointer == PdCSpace.INPUT || type == ObjectType.REPLY;
    }

    private int[] owners() {
        int[] owner = new int[spec.objects().size()];
        Arrays.fill(owner, SystemSpec.NONE);
        for (int i = 0; i < spec.threads().size(); i++) {
            ThreadSpec thread = spec.threads().get(i);
            for (Held input : of(i)) {
                if (input.capability().target() instanceof Target.KernelObject(int number)
                        && isOwn(input.pointer(), spec.objects().get(number).type())) {
                    owner[number] = i;
                }
            }
            owner[thread.tcb()] = i;
            owner[thread.cspaceRoot()] = i;
            owner[thread.vspaceRoot()] = i;
            owner[thread.ipcBufferFrame()] = i;
            owner[thread.schedContext()] = i;
            if (thread.notification() != SystemSpec.NONE) {
                owner[thread.notification()] = i;
            }
        }
        return owner;
    }
}
