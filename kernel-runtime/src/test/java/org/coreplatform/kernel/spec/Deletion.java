package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deleting and revoking capabilities, and what becomes of objects that nobody can name any more.
///
/// Both are long operations ([Work]): a stopped one leaves zombies in the slots of what it has
/// begun to destroy.
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

    /// Deletes a capability, and with the last one of a CNode or TCB all that it holds.
    ///
    /// @return whether it is done, false when it was stopped
    static boolean delete(Transition t, SlotId id) {
        return removeAtOnce(t, id) || empty(t, id, List.of());
    }

    /// Removes a capability, unless it is the last one of a CNode or TCB: that becomes a zombie.
    private static boolean removeAtOnce(Transition t, SlotId id) {
        Capability capability = t.capability(id);
        if (capability instanceof Capability.Null) {
            return true;
        }
        if (capability instanceof Capability.Zombie) {
            return false;
        }
        boolean last = Derivation.isFinal(t, id);
        unmapFrame(t, capability);
        if (last) {
            finalise(t, capability);
        }
        if (last && holdsOthers(capability)) {
            CapabilityRules.Region memory = CapabilityRules.memory(capability).orElseThrow();
            t.put(
                    id,
                    t.slot(id)
                            .withCapability(
                                    new Capability.Zombie(memory.base(), memory.sizeBits())));
            return false;
        }
        Derivation.remove(t, id);
        if (last) {
            forget(t, capability);
        }
        return true;
    }

    private static boolean holdsOthers(Capability capability) {
        return capability instanceof Capability.CNode || capability instanceof Capability.Tcb;
    }

    /// Deletes what a zombie holds, the highest slot first, and then the zombie.
    ///
    /// @param around the zombies of which this one is part, from the outside in; what they hold is
    ///     deleted when their turn comes
    /// @return whether it is done, false when it was stopped
    private static boolean empty(Transition t, SlotId id, List<SlotId> around) {
        List<SlotId> path = new ArrayList<>(around);
        path.add(id);
        long holder = t.capability(id).objectAddress();
        for (SlotId last = t.lastSlotOf(holder, path);
                last != null;
                last = t.lastSlotOf(holder, path)) {
            boolean removed = removeAtOnce(t, last);
            if (Work.stopsAfterPiece(t) || !(removed || empty(t, last, path))) {
                return false;
            }
        }
        Derivation.remove(t, id);
        if (t.isThread(holder)) {
            t.removeTcb(holder);
        }
        return true;
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

    /// Ends an object that holds no capabilities.
    private static void forget(Transition t, Capability capability) {
        switch (capability) {
            case Capability.Endpoint c -> t.removeEndpoint(c.object());
            case Capability.Notification c -> t.removeNotification(c.object());
            case Capability.Reply c -> t.removeReply(c.object());
            case Capability.SchedContext c -> t.removeSchedContext(c.object());
            case Capability.PageTable c -> t.removeTable(c.base());
            case Capability.IrqHandler c -> t.changeIrq(c.irq(), Irq::retired);
            default -> {}
        }
    }
}
