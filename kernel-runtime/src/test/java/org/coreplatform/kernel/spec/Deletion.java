package org.coreplatform.kernel.spec;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Deleting and revoking capabilities, and what becomes of objects that nobody can name any more.
///
/// Both are long operations ([Work]): a stopped one leaves a zombie in the slot of what it has
/// begun to destroy. So does the last capability of a CNode or TCB that goes with another one that
/// held it.
final class Deletion {
    private Deletion() {}

    /// Deletes everything that was derived from a capability.
    ///
    /// @return whether it is done, false when it was stopped
    static boolean revoke(Transition t, SlotId id) {
        for (SlotId child = child(t, id); child != null; child = child(t, id)) {
            if (!delete(t, child) || Work.stopsAfterPiece(t)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable SlotId child(Transition t, SlotId id) {
        return t.isEmpty(id) ? null : Derivation.firstChild(t, id);
    }

    /// Deletes a capability, and with the last one of a CNode or TCB what that holds, the highest
    /// slot first.
    ///
    /// @return whether it is done, false when it was stopped
    static boolean delete(Transition t, SlotId id) {
        while (!removeAtOnce(t, id)) {
            SlotId last = requireNonNull(t.lastSlotOf(t.capability(id).objectAddress()));
            if (!deleteWithin(t, last) || Work.stopsAfterPiece(t)) {
                return false;
            }
        }
        return true;
    }

    /// Deletes a capability that lies in an object being destroyed. When it is the last one of
    /// another CNode or TCB, only what is in the first slot of that goes: its zombie hides there,
    /// until the memory is revoked.
    ///
    /// @return whether it is done, false when it was stopped
    private static boolean deleteWithin(Transition t, SlotId id) {
        while (!removeAtOnce(t, id)) {
            hide(t, id);
            if (Work.stopsAfterPiece(t)) {
                return false;
            }
        }
        return true;
    }

    /// Lets a zombie and what its object's first slot holds change places.
    private static void hide(Transition t, SlotId id) {
        Capability zombie = t.capability(id);
        var first = new SlotId(zombie.objectAddress(), 0);
        if (t.isEmpty(first)) {
            Derivation.move(t, zombie, id, first);
        } else {
            Derivation.swap(t, zombie, id, t.capability(first), first);
        }
    }

    /// Removes a capability, unless it is the last one of a CNode or TCB that holds others: that
    /// becomes a zombie.
    private static boolean removeAtOnce(Transition t, SlotId id) {
        Capability capability = t.capability(id);
        if (capability instanceof Capability.Null) {
            return true;
        }
        boolean last = Derivation.isFinal(t, id);
        unmapFrame(t, capability);
        if (last) {
            finalise(t, capability);
        }
        if (last && holdsOthers(capability)) {
            CapabilityRules.Region memory = CapabilityRules.memory(capability).orElseThrow();
            capability = new Capability.Zombie(memory.base(), memory.sizeBits());
            t.put(id, t.slot(id).withCapability(capability));
        }
        if (capability instanceof Capability.Zombie zombie && !isEmptyBut(t, zombie, id)) {
            return false;
        }
        Derivation.remove(t, id);
        if (last) {
            forget(t, capability);
        }
        return true;
    }

    /// {@return whether nothing is left in a zombie's object, but perhaps the zombie itself, at the
    /// very beginning}
    private static boolean isEmptyBut(Transition t, Capability.Zombie zombie, SlotId id) {
        SlotId last = t.lastSlotOf(zombie.object());
        return last == null || (last.equals(id) && id.index() == 0);
    }

    private static boolean holdsOthers(Capability capability) {
        return capability instanceof Capability.CNode || capability instanceof Capability.Tcb;
    }

    private static void unmapFrame(Transition t, Capability capability) {
        if (capability instanceof Capability.Frame frame) {
            VSpaces.unmap(t, frame);
        }
    }

    /// Takes an object out of everything that refers to it.
    private static void finalise(Transition t, Capability capability) {
        switch (capability) {
            case Capability.Endpoint c -> Ipc.cancelAll(t, c.object());
            case Capability.Notification c -> finaliseNotification(t, c.object());
            case Capability.Reply c -> Replies.finalise(t, c.object());
            case Capability.Tcb c -> finaliseThread(t, c.object());
            case Capability.SchedContext c -> SchedContexts.finalise(t, c.object());
            case Capability.PageTable c -> VSpaces.finalise(t, c);
            case Capability.AsidPool c -> VSpaces.removePool(t, c);
            case Capability.IrqHandler c -> delete(t, SlotId.ofInterrupt(c.irq()));
            case Capability.CNode _,
                    Capability.Frame _,
                    Capability.Untyped _,
                    Capability.Domain _,
                    Capability.SchedControl _,
                    Capability.IrqControl _,
                    Capability.AsidControl _,
                    Capability.Zombie _,
                    Capability.Null _ -> {}
        }
    }

    private static void finaliseNotification(Transition t, long notification) {
        Notification n = t.notification(notification);
        if (n.schedContext() != Tcb.NONE) {
            SchedContexts.unbindNotification(t, n.schedContext());
        }
        if (n.boundThread() != Tcb.NONE) {
            Signals.unbind(t, n.boundThread());
        }
        Signals.cancelAll(t, notification);
    }

    private static void finaliseThread(Transition t, long thread) {
        Signals.unbind(t, thread);
        long sc = t.tcb(thread).schedContext();
        if (sc != Tcb.NONE) {
            SchedContexts.unbindThread(t, sc);
            SchedContexts.completeYieldFrom(t, sc);
        }
        Threads.suspend(t, thread);
    }

    /// Ends an object that holds no capabilities any more.
    private static void forget(Transition t, Capability capability) {
        switch (capability) {
            case Capability.Endpoint c -> t.removeEndpoint(c.object());
            case Capability.Notification c -> t.removeNotification(c.object());
            case Capability.Reply c -> t.removeReply(c.object());
            case Capability.SchedContext c -> t.removeSchedContext(c.object());
            case Capability.PageTable c -> t.removeTable(c.base());
            case Capability.IrqHandler c -> t.changeIrq(c.irq(), Irq::retired);
            case Capability.Zombie c when t.isThread(c.object()) -> t.removeTcb(c.object());
            default -> {}
        }
    }
}
