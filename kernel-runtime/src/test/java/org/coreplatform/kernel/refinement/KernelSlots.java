package org.coreplatform.kernel.refinement;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.SlotHolder;
import org.coreplatform.kernel.spec.SlotId;
import org.jspecify.annotations.Nullable;

/// What the kernel has in the slots of its CNodes and TCBs, also of those that nobody can name:
/// the derivation list leads there.
final class KernelSlots {
    private final Map<SlotId, String> texts = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Slot> unvisited = new ArrayDeque<>();

    private KernelSlots() {}

    /// {@return what slots that are not empty hold, in words}
    static Map<SlotId, String> of(CNode root) {
        var slots = new KernelSlots();
        slots.meet(root);
        while (!slots.unvisited.isEmpty()) {
            Slot slot = slots.unvisited.remove();
            slots.meet(slot.previous);
            slots.meet(slot.next);
            if (slot.capability.object() instanceof SlotHolder holder) {
                slots.meet(holder);
            }
        }
        return slots.texts;
    }

    private void meet(@Nullable Slot slot) {
        if (slot != null && seen.add(slot)) {
            unvisited.add(slot);
        }
    }

    private void meet(SlotHolder holder) {
        if (!seen.add(holder)) {
            return;
        }
        for (int i = 0; i < holder.slotCount(); i++) {
            if (!holder.isUntouched(i) && !holder.slot(i).isEmpty()) {
                meet(holder.slot(i));
                texts.put(new SlotId(holder.physicalAddress(), i), SlotText.of(holder.slot(i)));
            }
        }
    }
}
