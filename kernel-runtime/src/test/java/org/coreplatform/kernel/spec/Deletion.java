package org.coreplatform.kernel.spec;

import org.jspecify.annotations.Nullable;

/// Deleting and revoking capabilities, and what becomes of objects that nobody can name any more.
final class Deletion {
    private Deletion() {}

    /// Deletes everything that was derived from a capability.
    static void revoke(Transition t, SlotId id) {
        for (SlotId child = child(t, id); child != null; child = child(t, id)) {
            delete(t, child);
        }
    }

    private static @Nullable SlotId child(Transition t, SlotId id) {
        return t.isEmpty(id) ? null : Derivation.firstChild(t, id);
    }

    /// Deletes a capability, and with the last one of a CNode or TCB all that it holds.
    static void delete(Transition t, SlotId id) {
        Slot slot = t.slot(id);
        if (slot.capability() instanceof Capability.Null) {
            return;
        }
        boolean last = Derivation.isFinal(t, id);
        unmapFrame(t, slot.capability());
        if (last) {
            finalise(t, slot.capability());
        }
        Derivation.remove(t, id);
        if (last) {
            dismantle(t, slot.capability());
        }
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

    /// Ends an object, and deletes what it holds, the highest slot first.
    private static void dismantle(Transition t, Capability capability) {
        switch (capability) {
            case Capability.Endpoint c -> t.removeEndpoint(c.object());
            case Capability.Notification c -> t.removeNotification(c.object());
            case Capability.Reply c -> t.removeReply(c.object());
            case Capability.SchedContext c -> t.removeSchedContext(c.object());
            case Capability.PageTable c -> t.removeTable(c.base());
            case Capability.IrqHandler c -> t.changeIrq(c.irq(), Irq::retired);
            case Capability.CNode c -> deleteContents(t, c.object());
            case Capability.Tcb c -> {
                deleteContents(t, c.object());
                t.removeTcb(c.object());
            }
            case Capability.AsidPool _,
                    Capability.Frame _,
                    Capability.Untyped _,
                    Capability.Domain _,
                    Capability.SchedControl _,
                    Capability.IrqControl _,
                    Capability.AsidControl _,
                    Capability.Null _ -> {}
        }
    }

    private static void deleteContents(Transition t, long holder) {
        for (SlotId last = t.lastSlotOf(holder); last != null; last = t.lastSlotOf(holder)) {
            delete(t, last);
        }
    }
}
