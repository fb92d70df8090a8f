package org.coreplatform.kernel.lifecycle;

import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.ipc.Endpoints;
import org.coreplatform.kernel.ipc.Notifications;
import org.coreplatform.kernel.ipc.Replies;
import org.coreplatform.kernel.ipc.Threads;
import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.AsidPoolCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.IrqHandlerCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.vspace.AddressSpaces;

/// Takes an object out of everything it takes part in, when its last capability goes.
///
/// Afterwards nothing refers to the object but the capability that is about to be removed.
public final class Finaliser {
    private final Endpoints endpoints;
    private final Notifications notifications;
    private final Replies replies;
    private final Threads threads;
    private final SchedContexts schedContexts;
    private final AddressSpaces addressSpaces;
    private final Interrupts interrupts;

    public Finaliser(
            Endpoints endpoints,
            Notifications notifications,
            Replies replies,
            Threads threads,
            SchedContexts schedContexts,
            AddressSpaces addressSpaces,
            Interrupts interrupts) {
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.replies = replies;
        this.threads = threads;
        this.schedContexts = schedContexts;
        this.addressSpaces = addressSpaces;
        this.interrupts = interrupts;
    }

    /// Does what has to be done before a capability goes that is not the last one.
    void release(Capability capability) {
        if (capability instanceof FrameCapability frame && frame.isMapped()) {
            addressSpaces.unmapPage(frame);
        }
    }

    /// Does what has to be done before an object's last capability goes.
    void finalise(Capability capability) {
        release(capability);
        switch (capability) {
            case EndpointCapability endpoint -> endpoints.cancelAll(endpoint.object());
            case NotificationCapability notification -> finalise(notification.object());
            case ReplyCapability reply -> finalise(reply.object());
            case ThreadCapability thread -> finalise(thread.object());
            case SchedContextCapability context -> finalise(context.object());
            case PageTableCapability table -> finalise(table);
            case AsidPoolCapability pool -> addressSpaces.removePool(pool.object());
            case IrqHandlerCapability handler -> clearSignal(handler.irq());
            default -> {}
        }
    }

    /// Does what is left when an object's last capability has gone.
    void finish(Capability capability) {
        if (capability instanceof IrqHandlerCapability(int irq)) {
            interrupts.retire(irq);
        }
    }

    /// Takes away the notification that an interrupt signals.
    public void clearSignal(int irq) {
        Slot slot = interrupts.signal(irq);
        if (!slot.isEmpty()) {
            if (Derivation.isFinal(slot)) {
                finalise(slot.capability);
            }
            Derivation.remove(slot);
        }
    }

    private void finalise(Notification notification) {
        SchedContext context = notification.schedContext;
        if (context != null) {
            SchedContexts.unbindNotification(context);
        }
        Tcb bound = notification.boundTcb;
        if (bound != null) {
            Notifications.unbind(bound);
        }
        notifications.cancelAll(notification);
    }

    private void finalise(Reply reply) {
        Tcb thread = reply.tcb;
        if (thread != null) {
            if (thread.state == ThreadState.BLOCKED_ON_REPLY) {
                replies.remove(reply, thread);
            } else {
                threads.cancelIpc(thread);
            }
        }
    }

    private void finalise(Tcb thread) {
        Notifications.unbind(thread);
        SchedContext context = thread.schedContext;
        if (context != null) {
            schedContexts.unbind(thread);
            completeYield(context);
        }
        threads.suspend(thread);
    }

    private void finalise(SchedContext context) {
        schedContexts.unbindThread(context);
        SchedContexts.unbindNotification(context);
        SchedContexts.unbindReply(context);
        completeYield(context);
        context.refillMax = 0;
        context.sporadic = false;
    }

    private static void completeYield(SchedContext context) {
        Tcb waiting = context.yieldFrom;
        if (waiting != null) {
            SchedContexts.completeYield(waiting);
        }
    }

    private void finalise(PageTableCapability table) {
        if (!table.isMapped()) {
            return;
        }
        if (addressSpaces.root(table.asid()) == table.object()) {
            addressSpaces.removeRoot(table.asid());
        } else {
            addressSpaces.unmapTable(table);
        }
    }
}
