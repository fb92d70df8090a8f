package org.coreplatform.kernel.invariant;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.UntypedMemory;

/// The derivation list and the memory of objects.
final class CapabilityInvariants {
    private CapabilityInvariants() {}

    static void check(Population population) {
        population.slots().forEach(CapabilityInvariants::checkLinks);
        checkRuns(population.slots());
        population.slots().forEach(CapabilityInvariants::checkWatermark);
        checkMemory(population.objects());
    }

    private static void checkLinks(Slot slot) {
        Slot next = slot.next;
        Slot previous = slot.previous;
        Invariant.check(
                next == null || (next.previous == slot && !next.isEmpty()),
                slot.capability,
                "the next capability in the derivation list points back");
        Invariant.check(
                previous == null || (previous.next == slot && !previous.isEmpty()),
                slot.capability,
                "the previous capability in the derivation list points here");
    }

    /// All capabilities of an object stand together, so that the last one knows that it is.
    private static void checkRuns(List<Slot> slots) {
        Set<KernelObject> begun = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Slot slot : slots) {
            KernelObject object = slot.capability.object();
            if (object == null || slot.capability instanceof UntypedCapability) {
                continue;
            }
            Slot previous = slot.previous;
            boolean begins = previous == null || !object.equals(previous.capability.object());
            Invariant.check(
                    !begins || begun.add(object),
                    slot.capability,
                    "all capabilities of an object stand together in the derivation list");
        }
    }

    private static void checkWatermark(Slot slot) {
        if (!(slot.capability instanceof UntypedCapability untyped)) {
            return;
        }
        long end = untyped.object().physicalAddress() + untyped.watermark();
        Slot child = slot.next;
        while (child != null && Derivation.isParent(slot, child)) {
            KernelObject object = child.capability.object();
            Invariant.check(
                    object == null || object.physicalAddress() + object.sizeBytes() <= end,
                    child.capability,
                    "an object lies below the watermark of the memory that it was made from");
            child = child.next;
        }
    }

    /// Objects do not overlap, except that they lie in the untyped memory that they were made from.
    private static void checkMemory(List<KernelObject> objects) {
        List<KernelObject> sorted =
                objects.stream().sorted(CapabilityInvariants::outerFirst).toList();
        Deque<KernelObject> around = new ArrayDeque<>();
        for (KernelObject object : sorted) {
            while (!around.isEmpty() && end(around.getLast()) <= object.physicalAddress()) {
                around.removeLast();
            }
            Invariant.check(
                    around.isEmpty()
                            || (around.getLast() instanceof UntypedMemory
                                    && around.getLast().covers(object)),
                    "%s at 0x%x".formatted(object, object.physicalAddress()),
                    "objects do not overlap");
            around.addLast(object);
        }
    }

    private static int outerFirst(KernelObject a, KernelObject b) {
        int byAddress = Long.compare(a.physicalAddress(), b.physicalAddress());
        if (byAddress != 0) {
            return byAddress;
        }
        int bySize = Integer.compare(b.sizeBits(), a.sizeBits());
        return bySize != 0
                ? bySize
                : Boolean.compare(b instanceof UntypedMemory, a instanceof UntypedMemory);
    }

    private static long end(KernelObject object) {
        return object.physicalAddress() + object.sizeBytes();
    }
}
