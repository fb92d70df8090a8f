package org.coreplatform.kernel.invariant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.SlotHolder;
import org.jspecify.annotations.Nullable;

/// All capabilities and objects that there are.
public final class Population {
    private final Set<Slot> seenSlots = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<KernelObject> seenObjects =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Slot> slots = new ArrayList<>();
    private final List<KernelObject> objects = new ArrayList<>();
    private final Deque<Slot> unvisited = new ArrayDeque<>();

    private Population() {}

    /// {@return what can be reached from a CNode, the interrupts and along the derivation list}
    public static Population of(CNode root, Interrupts interrupts) {
        var population = new Population();
        population.meet(root);
        for (int irq = 1; irq <= interrupts.max(); irq++) {
            population.meet(interrupts.signal(irq));
        }
        population.visitAll();
        return population;
    }

    /// {@return the slots that hold something}
    List<Slot> slots() {
        return slots;
    }

    /// {@return the objects that capabilities name}
    public List<KernelObject> objects() {
        return objects;
    }

    boolean contains(KernelObject object) {
        return seenObjects.contains(object);
    }

    private void visitAll() {
        while (!unvisited.isEmpty()) {
            Slot slot = unvisited.remove();
            slots.add(slot);
            meet(slot.previous);
            meet(slot.next);
            KernelObject object = slot.capability.object();
            if (object != null) {
                meet(object);
            }
        }
    }

    private void meet(@Nullable Slot slot) {
        if (slot != null && !slot.isEmpty() && seenSlots.add(slot)) {
            unvisited.add(slot);
        }
    }

    private void meet(KernelObject object) {
        if (!seenObjects.add(object)) {
            return;
        }
        objects.add(object);
        if (object instanceof SlotHolder holder) {
            for (int i = 0; i < holder.slotCount(); i++) {
                if (!holder.isUntouched(i)) {
                    meet(holder.slot(i));
                }
            }
        }
    }
}
