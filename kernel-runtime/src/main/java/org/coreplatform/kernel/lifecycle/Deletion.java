package org.coreplatform.kernel.lifecycle;

import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.ZombieCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.SlotHolder;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.PreemptionPoints;
import org.coreplatform.sdk.profile.CycleCosts;

/// Deletes and revokes capabilities, and with them objects that hold others.
///
/// The last capability of a CNode or TCB becomes a *zombie* while the object's slots are emptied,
/// from the highest down. What is found in them can be the last capability of such an object, too:
/// nobody can name that one any more, and only its first slot is emptied, for the zombie to hide
/// in. It waits there for the revocation of its memory, and what the other slots hold lives on. So
/// one object is emptied at a time, whatever holds what, and objects that hold each other, or
/// themselves, are no special case. When an interrupt is pending the work stops, with the zombies
/// where they are, and goes on when the system call is made again.
public final class Deletion {
    private final Finaliser finaliser;
    private final PreemptionPoints preemption;
    private final KernelCycles cycles;

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

    /// Empties a slot, and with the last capability of a CNode or TCB all of its slots.
    ///
    /// @return whether it is done, false when the work was stopped
    public boolean delete(Slot slot) {
        cycles.spend(CycleCosts.CAPABILITY_DELETE);
        while (!removeAtOnce(slot)) {
            if (!deleteWithin(lastSlot(zombie(slot))) || preemption.isDue()) {
                return false;
            }
        }
        return true;
    }

    /// Empties a slot of an object that is being destroyed.
    ///
    /// @return whether it is done, false when the work was stopped
    private boolean deleteWithin(Slot slot) {
        cycles.spend(CycleCosts.CAPABILITY_DELETE);
        while (!removeAtOnce(slot)) {
            hide(slot);
            if (preemption.isDue()) {
                return false;
            }
        }
        return true;
    }

    /// Lets a zombie and what its object's first slot holds change places.
    private static void hide(Slot slot) {
        Slot first = zombie(slot).slot(0);
        Derivation.swap(slot.capability, slot, first.capability, first);
    }

    private static SlotHolder zombie(Slot slot) {
        return ((ZombieCapability) slot.capability).object();
    }

    /// {@return the highest slot of an object being destroyed that is not empty}
    private static Slot lastSlot(SlotHolder holder) {
        return holder.slot(holder.undestroyed - 1);
    }

    /// {@return whether nothing but a zombie itself is left in its object}
    private static boolean isDestroyed(SlotHolder holder, Slot zombie) {
        while (holder.undestroyed > 0 && isEmpty(holder, holder.undestroyed - 1)) {
            holder.undestroyed--;
        }
        return holder.undestroyed == 0 || (holder.undestroyed == 1 && holder.slot(0) == zombie);
    }

    private static boolean isEmpty(SlotHolder holder, int index) {
        return holder.isUntouched(index) || holder.slot(index).isEmpty();
    }

    /// Removes a capability, unless it is the last one of an object with slots: that becomes a
    /// zombie, and goes when its object is empty.
    private boolean removeAtOnce(Slot slot) {
        if (slot.isEmpty()) {
            return true;
        }
        Capability capability = slot.capability;
        if (!Derivation.isFinal(slot)) {
            finaliser.release(capability);
            Derivation.remove(slot);
            return true;
        }
        if (!(capability instanceof ZombieCapability)) {
            finaliser.finalise(capability);
            becomeZombie(slot);
        }
        if (slot.capability instanceof ZombieCapability(SlotHolder holder)
                && !isDestroyed(holder, slot)) {
            return false;
        }
        Derivation.remove(slot);
        finaliser.finish(capability);
        return true;
    }

    private static void becomeZombie(Slot slot) {
        if (slot.capability.object() instanceof SlotHolder holder) {
            holder.undestroyed = holder.slotCount();
            slot.capability = new ZombieCapability(holder);
        }
    }
}
