package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import org.coreplatform.sdk.abi.InvocationLabel;

/// What invocations of scheduling contexts and of their control mean.
final class DecodeSchedContext {
    private static final int HEADER_BYTES = 96;
    private static final int REFILL_BYTES = 16;

    private DecodeSchedContext() {}

    static Operation control(Arguments in, int core) {
        check(
                in.label() == InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                Refusal::illegalOperation);
        in.need(5, 1);
        long budget = ticks(in.word(0));
        long period = ticks(in.word(1));
        check(
                Long.compareUnsigned(budget, period) <= 0,
                () -> Refusal.range(Parameters.MIN_BUDGET_MICROS, in.word(1)));
        if (!(in.extraCapability(0) instanceof Capability.SchedContext sc)) {
            throw Refusal.invalidCapability(1);
        }
        int most = ((1 << sc.sizeBits()) - HEADER_BYTES) / REFILL_BYTES - Parameters.MIN_REFILLS;
        long extra = in.word(2);
        check(Decode.isBelow(extra, most + 1L), () -> Refusal.range(0, most));
        return new Operation.ConfigureSchedContext(
                sc.object(),
                core,
                budget,
                period,
                (int) extra + Parameters.MIN_REFILLS,
                in.word(3),
                (in.word(4) & 1) != 0);
    }

    private static long ticks(long micros) {
        boolean inRange =
                Long.compareUnsigned(micros, Parameters.MIN_BUDGET_MICROS) >= 0
                        && Long.compareUnsigned(micros, Parameters.MAX_PERIOD_MICROS) <= 0;
        check(
                inRange,
                () -> Refusal.range(Parameters.MIN_BUDGET_MICROS, Parameters.MAX_PERIOD_MICROS));
        return micros * Parameters.TICKS_PER_MICRO;
    }

    static Operation decode(Arguments in, long sc) {
        return switch (in.shortLabel()) {
            case InvocationLabel.SCHED_CONTEXT_CONSUMED -> new Operation.Consumed(sc);
            case InvocationLabel.SCHED_CONTEXT_BIND -> bind(in, sc);
            case InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT -> unbindObject(in, sc);
            case InvocationLabel.SCHED_CONTEXT_UNBIND -> {
                check(
                        in.state().schedContext(sc).thread() != in.thread(),
                        Refusal::illegalOperation);
                yield new Operation.UnbindSchedContext(sc);
            }
            case InvocationLabel.SCHED_CONTEXT_YIELD_TO -> yieldTo(in, sc);
            default -> throw Refusal.illegalOperation();
        };
    }

    private static Operation bind(Arguments in, long sc) {
        in.need(0, 1);
        SchedContext context = in.state().schedContext(sc);
        return switch (in.extraCapability(0)) {
            case Capability.Tcb(long thread) -> {
                Tcb tcb = in.state().tcb(thread);
                check(
                        context.thread() == Tcb.NONE
                                && tcb.schedContext() == Tcb.NONE
                                && (!tcb.state().isBlocked()
                                        || context.isReleased(in.state().now())),
                        Refusal::illegalOperation);
                yield new Operation.BindSchedContext(sc, thread);
            }
            case Capability.Notification c -> {
                check(
                        context.notification() == Tcb.NONE
                                && in.state().notification(c.object()).schedContext() == Tcb.NONE,
                        Refusal::illegalOperation);
                yield new Operation.BindSchedContextToNotification(sc, c.object());
            }
            default -> throw Refusal.invalidCapability(1);
        };
    }

    private static Operation unbindObject(Arguments in, long sc) {
        in.need(0, 1);
        SchedContext context = in.state().schedContext(sc);
        return switch (in.extraCapability(0)) {
            case Capability.Tcb(long thread) -> {
                check(
                        context.thread() == thread && thread != in.thread(),
                        Refusal::illegalOperation);
                yield new Operation.UnbindSchedContextThread(sc);
            }
            case Capability.Notification c -> {
                check(context.notification() == c.object(), Refusal::illegalOperation);
                yield new Operation.UnbindSchedContextNotification(sc);
            }
            default -> throw Refusal.invalidCapability(1);
        };
    }

    private static Operation yieldTo(Arguments in, long sc) {
        long thread = in.state().schedContext(sc).thread();
        check(
                thread != Tcb.NONE
                        && thread != in.thread()
                        && in.state().tcb(thread).priority()
                                <= in.state().tcb(in.thread()).maximumControlledPriority(),
                Refusal::illegalOperation);
        return new Operation.YieldTo(sc);
    }
}
