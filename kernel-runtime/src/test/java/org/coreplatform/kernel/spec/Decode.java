package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import org.coreplatform.sdk.abi.InvocationLabel;

/// What invocations mean, by kind of capability. Nothing changes here.
final class Decode {
    private Decode() {}

    static Decoded decode(Arguments in) {
        try {
            return new Decoded.Accepted(operation(in));
        } catch (Refusal refusal) {
            return new Decoded.Refused(refusal.error(), refusal.words());
        }
    }

    private static Operation operation(Arguments in) {
        return switch (in.capability()) {
            case Capability.Null _, Capability.Zombie _ -> throw Refusal.invalidCapability(0);
            case Capability.Endpoint c -> {
                check(c.canSend(), () -> Refusal.invalidCapability(0));
                yield new Operation.Send(c, in.manner());
            }
            case Capability.Notification c -> {
                check(c.canSend(), () -> Refusal.invalidCapability(0));
                yield new Operation.Signal(c.object(), c.badge());
            }
            case Capability.Reply c -> new Operation.AnswerCaller(c);
            case Capability.Untyped c -> DecodeUntyped.decode(in, c);
            case Capability.IrqControl _ -> irqControl(in);
            case Capability.IrqHandler c -> irqHandler(in, c.irq());
            case Capability.PageTable c -> DecodeVSpace.table(in, c);
            case Capability.Frame c -> DecodeVSpace.frame(in, c);
            case Capability.AsidControl _ -> DecodeVSpace.asidControl(in);
            case Capability.AsidPool c -> DecodeVSpace.asidPool(in, c);
            case Capability.Tcb _,
                    Capability.CNode _,
                    Capability.Domain _,
                    Capability.SchedContext _,
                    Capability.SchedControl _ -> {
                check(!in.firstPhase(), () -> Refusal.invalidCapability(0));
                yield afterFirstPhase(in);
            }
        };
    }

    private static Operation afterFirstPhase(Arguments in) {
        return switch (in.capability()) {
            case Capability.Tcb c -> DecodeThread.decode(in, c.object());
            case Capability.CNode c -> DecodeCNode.decode(in, c);
            case Capability.SchedContext c -> DecodeSchedContext.decode(in, c.object());
            case Capability.SchedControl(int core) -> DecodeSchedContext.control(in, core);
            default -> domain(in);
        };
    }

    // --- Interrupts ---

    private static Operation irqControl(Arguments in) {
        int index;
        if (in.label() == InvocationLabel.IRQ_ISSUE_IRQ_HANDLER) {
            index = 1;
        } else if (in.label() == InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER) {
            index = 2;
        } else {
            throw Refusal.illegalOperation();
        }
        in.need(index + 2, 1);
        long irq = in.word(0);
        int last = in.state().lastIrq();
        check(irq >= 1 && irq <= last, () -> Refusal.range(1, last));
        check(!in.state().irq((int) irq).issued(), Refusal::revokeFirst);
        SlotId target = in.lookUpEmpty(in.extraCapability(0), in.word(index), in.word(index + 1));
        return new Operation.IssueIrqHandler((int) irq, in.slot(), target);
    }

    private static Operation irqHandler(Arguments in, int irq) {
        return switch (in.shortLabel()) {
            case InvocationLabel.IRQ_ACK_IRQ -> new Operation.AcknowledgeIrq(irq);
            case InvocationLabel.IRQ_SET_IRQ_HANDLER -> {
                in.need(0, 1);
                Capability capability = in.extraCapability(0);
                check(
                        capability instanceof Capability.Notification n && n.canSend(),
                        () -> Refusal.invalidCapability(0));
                yield new Operation.SetIrqNotification(
                        irq, new Operation.Install(capability, in.extraSlot(0)));
            }
            case InvocationLabel.IRQ_CLEAR_IRQ_HANDLER -> new Operation.ClearIrqNotification(irq);
            default -> throw Refusal.illegalOperation();
        };
    }

    // --- Domains ---

    private static Operation domain(Arguments in) {
        return switch (in.shortLabel()) {
            case InvocationLabel.DOMAIN_SET_SET -> setDomain(in);
            case InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE -> configureSchedule(in);
            case InvocationLabel.DOMAIN_SCHEDULE_SET_START -> startSchedule(in);
            default -> throw Refusal.illegalOperation();
        };
    }

    private static Operation setDomain(Arguments in) {
        in.need(1, 0);
        long domain = in.word(0);
        check(isBelow(domain, Parameters.DOMAINS), () -> Refusal.invalidArgument(0));
        in.need(1, 1);
        if (in.extraCapability(0) instanceof Capability.Tcb(long thread)) {
            return new Operation.SetDomain(thread, (int) domain);
        }
        throw Refusal.invalidArgument(1);
    }

    private static Operation configureSchedule(Arguments in) {
        in.need(3, 0);
        long index = in.word(0);
        long domain = in.word(1);
        long duration = in.word(2);
        int last = Parameters.DOMAIN_SCHEDULES - 2;
        check(isBelow(index, last + 1), () -> Refusal.range(0, last));
        check(isBelow(domain, Parameters.DOMAINS), () -> Refusal.range(0, Parameters.DOMAINS - 1));
        check(
                isBelow(duration, Parameters.MAX_DOMAIN_DURATION + 1),
                () -> Refusal.invalidArgument(2));
        check(duration != 0 || domain == 0, () -> Refusal.invalidArgument(1));
        check(
                duration != 0 || index != in.state().domains(0).start(),
                () -> Refusal.invalidArgument(2));
        return new Operation.ConfigureDomainSchedule(
                (int) index, new Domains.Entry((int) domain, duration));
    }

    private static Operation startSchedule(Arguments in) {
        in.need(1, 0);
        long index = in.word(0);
        check(
                isBelow(index, Parameters.DOMAIN_SCHEDULES),
                () -> Refusal.range(0, Parameters.DOMAIN_SCHEDULES - 1));
        check(
                in.state().domains(0).schedule().contains((int) index),
                () -> Refusal.invalidArgument(0));
        return new Operation.StartDomainSchedule((int) index);
    }

    static boolean isBelow(long value, long limit) {
        return Long.compareUnsigned(value, limit) < 0;
    }
}
