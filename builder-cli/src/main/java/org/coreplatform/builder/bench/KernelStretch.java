package org.coreplatform.builder.bench;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// Simulated cycles for which an interrupt may have to wait for the kernel: the longest stretch
/// from the entry, or a preemption point, to the next one or the exit.
///
/// @param sizes how many capabilities are revoked, deleted and made, and pages cleared, each time;
///     at most 10,000
record KernelStretch(List<Integer> sizes) implements Benchmark.Method {
    private static final int NODE_BITS = 14;
    private static final int PAGE_BITS = 12;

    /// Objects that one request may make.
    private static final int AT_ONCE = 256;

    private static final List<ObjectType> KINDS =
            List.of(
                    ObjectType.ENDPOINT,
                    ObjectType.NOTIFICATION,
                    ObjectType.REPLY,
                    ObjectType.TCB,
                    ObjectType.PAGE,
                    ObjectType.PAGE_TABLE);

    @Override
    public Samples measure(Workplace workplace) {
        List<Double> values = new ArrayList<>();
        long longest = 0;
        for (int size : sizes) {
            long cycles = longest(size);
            values.add((double) cycles);
            longest = Math.max(longest, cycles);
        }
        return new Samples(values, longest);
    }

    private static long longest(int size) {
        RootCalls root = new RootCalls();
        revoke(root, size);
        delete(root, size);
        make(root, Math.min(size, AT_ONCE));
        clear(root, size);
        return root.takeLongest();
    }

    private static void revoke(RootCalls root, int size) {
        int original = root.create(ObjectType.ENDPOINT, 0);
        int copies = root.slots(size);
        for (int i = 0; i < size; i++) {
            root.copy(original, copies + i);
        }
        root.revoke(original);
    }

    private static void delete(RootCalls root, int size) {
        int node = root.create(ObjectType.CNODE, NODE_BITS);
        for (int first = 0; first < size; first += AT_ONCE) {
            int count = Math.min(AT_ONCE, size - first);
            root.retype(root.untyped(), ObjectType.ENDPOINT, 0, node, first, count);
        }
        root.delete(node);
    }

    private static void make(RootCalls root, int count) {
        for (ObjectType kind : KINDS) {
            int slots = root.slots(count);
            root.retype(root.untyped(), kind, 0, BootLayout.SLOT_CNODE, slots, count);
        }
    }

    /// Clears memory that was used: the first use of a block clears nothing.
    private static void clear(RootCalls root, int pages) {
        int bits = PAGE_BITS + 32 - Integer.numberOfLeadingZeros(pages - 1);
        int block = root.create(ObjectType.UNTYPED, bits);
        int child = root.slots(1);
        root.retype(block, ObjectType.UNTYPED, bits, BootLayout.SLOT_CNODE, child, 1);
        root.delete(child);
        root.retype(block, ObjectType.PAGE, 0, BootLayout.SLOT_CNODE, child, 1);
    }
}
