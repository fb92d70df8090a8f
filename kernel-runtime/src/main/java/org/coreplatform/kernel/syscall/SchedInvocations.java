package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.RemoteThreads;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.sched.Times;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.Limits;

/// Invocations of scheduling contexts and of the right to give them time.
final class SchedInvocations {
    private static final long SPORADIC = 1;

    private final Cores cores;
    private final Budgets budgets;
    private final RemoteThreads remote;
    private final SchedContexts schedContexts;

    SchedInvocations(SchedParts sched, SchedContexts schedContexts) {
        cores = sched.cores();
        budgets = sched.budgets();
        remote = sched.remote();
        this.schedContexts = schedContexts;
    }

    /// Invokes a scheduling control capability.
    Outcome invokeControl(Request request, int core) {
        if (request.label() != InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS) {
            return request.illegalOperation();
        }
        if (request.isShorterThan(5, 1)) {
            return request.truncatedMessage();
        }
        long budget = request.word(0);
        long period = request.word(1);
        if (isOutOfRange(budget) || isOutOfRange(period)) {
            return request.rangeError(Limits.MIN_BUDGET_MICROS, Times.MAX_PERIOD_MICROS);
        }
        if (budget > period) {
            return request.rangeError(Limits.MIN_BUDGET_MICROS, period);
        }
        if (!(request.extra(0).capability
                instanceof SchedContextCapability(SchedContext context))) {
            return request.invalidCapability(1);
        }
        long mostExtra = context.capacity() - SchedContext.MIN_REFILLS;
        long extra = request.word(2);
        if (Long.compareUnsigned(extra, mostExtra) > 0) {
            return request.rangeError(0, mostExtra);
        }
        schedContexts.configure(
                context,
                core,
                Times.toTicks(budget),
                Times.toTicks(period),
                (int) extra + SchedContext.MIN_REFILLS);
        context.badge = request.word(3);
        context.sporadic = (request.word(4) & SPORADIC) != 0;
        return Outcome.DONE;
    }

    private static boolean isOutOfRange(long micros) {
        return Long.compareUnsigned(micros, Times.MAX_PERIOD_MICROS) > 0
                || micros < Limits.MIN_BUDGET_MICROS;
    }

    Outcome invoke(Request request, SchedContext context) {
        if (context.tcb != null) {
            remote.stall(context.tcb);
        }
        return switch (request.label()) {
            case InvocationLabel.SCHED_CONTEXT_BIND -> bind(request, context);
            case InvocationLabel.SCHED_CONTEXT_UNBIND -> unbind(request, context);
            case InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT -> unbindObject(request, context);
            case InvocationLabel.SCHED_CONTEXT_CONSUMED ->
                    request.answer(SchedContexts.takeConsumed(context));
            case InvocationLabel.SCHED_CONTEXT_YIELD_TO -> yieldTo(request, context);
            default -> request.illegalOperation();
        };
    }

    private Outcome bind(Request request, SchedContext context) {
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        return switch (request.extra(0).capability) {
            case ThreadCapability(Tcb thread) -> bind(request, context, thread);
            case NotificationCapability notification ->
                    bind(request, context, notification.object());
            default -> request.invalidCapability(1);
        };
    }

    private Outcome bind(Request request, SchedContext context, Tcb thread) {
        if (context.tcb != null
                || thread.schedContext != null
                || (thread.state.isBlocked() && !budgets.isReleased(context))) {
            return request.illegalOperation();
        }
        schedContexts.bind(context, thread);
        return Outcome.DONE;
    }

    private static Outcome bind(Request request, SchedContext context, Notification notification) {
        if (context.notification != null || notification.schedContext != null) {
            return request.illegalOperation();
        }
        context.notification = notification;
        notification.schedContext = context;
        return Outcome.DONE;
    }

    private Outcome unbind(Request request, SchedContext context) {
        if (context.tcb == cores.current()) {
            return request.illegalOperation();
        }
        schedContexts.unbindThread(context);
        SchedContexts.unbindNotification(context);
        SchedContexts.unbindReply(context);
        return Outcome.DONE;
    }

    private Outcome unbindObject(Request request, SchedContext context) {
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        switch (request.extra(0).capability) {
            case ThreadCapability(Tcb thread) -> {
                if (context.tcb != thread || thread == cores.current()) {
                    return request.illegalOperation();
                }
                schedContexts.unbind(thread);
            }
            case NotificationCapability notification -> {
                if (context.notification != notification.object()) {
                    return request.illegalOperation();
                }
                SchedContexts.unbindNotification(context);
            }
            default -> {
                return request.invalidCapability(1);
            }
        }
        return Outcome.DONE;
    }

    private Outcome yieldTo(Request request, SchedContext context) {
        Tcb thread = context.tcb;
        Tcb caller = cores.current();
        if (thread == null || thread == caller || thread.priority > caller.mcp) {
            return request.illegalOperation();
        }
        return schedContexts.yieldTo(context)
                ? Outcome.DONE
                : request.answer(SchedContexts.takeConsumed(context));
    }
}
