package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.lifecycle.Finaliser;
import org.coreplatform.kernel.object.Capability.IrqHandlerCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;

/// Invocations of interrupts: issuing handlers, and what handlers do.
final class IrqInvocations {
    private final Cores cores;
    private final Interrupts interrupts;
    private final Finaliser finaliser;

    IrqInvocations(SchedParts sched, Interrupts interrupts, Finaliser finaliser) {
        cores = sched.cores();
        this.interrupts = interrupts;
        this.finaliser = finaliser;
    }

    /// Invokes the right to issue interrupt handlers. The trigger makes no difference to this
    /// interrupt controller.
    Outcome invokeControl(Request request) {
        return switch (request.label()) {
            case InvocationLabel.IRQ_ISSUE_IRQ_HANDLER -> issue(request, 1);
            case InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER -> issue(request, 2);
            default -> request.illegalOperation();
        };
    }

    /// @param index which word the target's index is; its depth follows
    private Outcome issue(Request request, int index) {
        if (request.isShorterThan(index + 2, 1)) {
            return request.truncatedMessage();
        }
        long irq = request.word(0);
        if (Long.compareUnsigned(irq - 1, interrupts.max()) >= 0) {
            return request.rangeError(1, interrupts.max());
        }
        if (interrupts.isIssued((int) irq)) {
            return request.revokeFirst();
        }
        Slot target =
                request.lookupEmpty(
                        request.extra(0).capability, request.word(index), request.word(index + 1));
        if (target == null) {
            return Outcome.FAILED;
        }
        interrupts.issue((int) irq, cores.core().id());
        Derivation.insert(new IrqHandlerCapability((int) irq), request.slot(), target);
        return Outcome.DONE;
    }

    /// Invokes an interrupt handler.
    Outcome invokeHandler(Request request, int irq) {
        return switch (request.label()) {
            case InvocationLabel.IRQ_ACK_IRQ -> {
                interrupts.acknowledge(irq);
                yield Outcome.DONE;
            }
            case InvocationLabel.IRQ_SET_IRQ_HANDLER -> setNotification(request, irq);
            case InvocationLabel.IRQ_CLEAR_IRQ_HANDLER -> {
                finaliser.clearSignal(irq);
                yield Outcome.DONE;
            }
            default -> request.illegalOperation();
        };
    }

    private Outcome setNotification(Request request, int irq) {
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        Slot source = request.extra(0);
        if (!(source.capability instanceof NotificationCapability notification)
                || (notification.rights() & CapabilityRights.WRITE) == 0) {
            return request.invalidCapability(0);
        }
        finaliser.clearSignal(irq);
        Derivation.insert(notification, source, interrupts.signal(irq));
        return Outcome.DONE;
    }
}
