package org.coreplatform.kernel.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Capability.ZombieCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.SlotHolder;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.PreemptionPoints;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Deletes and revokes capabilities, and with them objects that hold others.
///
/// The last capability of a CNode or TCB becomes a *zombie* while the object's slots are emptied,
/// from the highest down. What is found in them can be the same kind of object, so there is a list
/// of zombies at work, each one inside the one before it; no recursion. A zombie of the list that
/// is met again is the object itself, or one around it: it goes when its turn comes. When an
/// interrupt is pending the work stops, with the zombies where they are, and goes on when the
/// system call is made again.
public final class Deletion {
    private final Finaliser finaliser;
    private final PreemptionPoints preemption;
    private final KernelCycles cycles;
    private final List<Slot> zombies = new ArrayList<>();

    public Deletion(Finaliser finaliser, PreemptionPoints preemption, KernelCycles cycles) {
        this.finaliser = finaliser;
        this.preemption = preemption;
        this.cycles = cycles;
    }

    /// Deletes everything derived from a slot's capability.
    ///
    /// @return whether it is done, false when the work was stopped
    public boolean revoke(Slot slot) {
        while (true) {
            Slot next = slot.next;
            if (next == null || !Derivation.isParent(slot, next)) {
                return true;
            }
            if (!delete(next) || preemption.isDue()) {
                return false;
            }
        }
    }

    /// Empties a slot.
    ///
    /// @return whether it is done, false when the work was stopped
    public boolean delete(Slot slot) {
        cycles.spend(CycleCosts.CAPABILITY_DELETE);
        if (removeAtOnce(slot)) {
            return true;
        }
        zombies.add(slot);
        boolean done = true;
        while (done && !zombies.isEmpty()) {
            done = destroySome(zombies.getLast());
        }
        zombies.clear();
        return done;
    }

    /// Empties one slot of a zombie, or the zombie's own when that was the last.
    ///
    /// @return false when the work was stopped
    private boolean destroySome(Slot zombie) {
        SlotHolder holder = holder(zombie);
        Slot victim = holder == null ? null : nextVictim(holder);
        if (victim == null) {
            Derivation.remove(zombie);
            zombies.removeLast();
            return true;
        }
        cycles.spend(CycleCosts.CAPABILITY_DELETE);
        if (!zombies.contains(victim) && !removeAtOnce(victim)) {
            zombies.add(victim);
        }
        return !preemption.isDue();
    }

    private static @Nullable SlotHolder holder(Slot zombie) {
        return zombie.capability instanceof ZombieCapability(SlotHolder holder) ? holder : null;
    }

    private @Nullable Slot nextVictim(SlotHolder holder) {
        while (holder.undestroyed > 0) {
            int index = holder.undestroyed - 1;
            Slot slot = holder.isUntouched(index) ? null : holder.slot(index);
            if (slot != null && !slot.isEmpty() && !zombies.contains(slot)) {
                return slot;
            }
            holder.undestroyed = index;
        }
        return null;
    }

    /// Removes a capability, unless it is the last one of an object with slots; that one becomes a
    /// zombie.
    private boolean removeAtOnce(Slot slot) {
        Capability capability = slot.capability;
        if (capability instanceof ZombieCapability) {
            return false;
        }
        if (slot.isEmpty()) {
            return true;
        }
        if (!Derivation.isFinal(slot)) {
            finaliser.release(capability);
            Derivation.remove(slot);
            return true;
        }
        finaliser.finalise(capability);
        SlotHolder holder =
                switch (capability) {
                    case CNodeCapability cnode -> cnode.object();
                    case ThreadCapability thread -> thread.object();
                    default -> null;
                };
        if (holder != null) {
            holder.undestroyed = holder.slotCount();
            slot.capability = new ZombieCapability(holder);
            return false;
        }
        Derivation.remove(slot);
        finaliser.finish(capability);
        return true;
    }
}
