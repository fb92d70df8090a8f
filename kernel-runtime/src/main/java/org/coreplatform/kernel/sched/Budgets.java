package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.jspecify.annotations.Nullable;

/// Which threads have budget to run on, and which wait for their next refill.
public final class Budgets {
    private final Cores cores;
    private final RunQueues queues;

    Budgets(Cores cores, RunQueues queues) {
        this.cores = cores;
        this.queues = queues;
    }

    /// {@return whether a scheduling context is active, and its head refill has come}
    public boolean isReleased(SchedContext context) {
        return context.isActive() && Refills.isReady(context, cores.now);
    }

    /// {@return whether a scheduling context's head refill has come, and is enough to run on}
    public boolean hasBudget(SchedContext context) {
        return Refills.isReady(context, cores.now) && Refills.isSufficient(context, 0);
    }

    /// Brings the refills of a scheduling context up to now.
    void unblock(SchedContext context) {
        if (context.isActive() && Refills.unblock(context, cores.now)) {
            cores.get(context.core).reprogram = true;
        }
    }

    /// As [#unblock], at the moment when a thread becomes runnable: for sporadic scheduling
    /// contexts that are not in use.
    public void unblockSporadic(@Nullable SchedContext context) {
        if (context != null
                && context.sporadic
                && context != cores.currentSchedContext(context.core)) {
            unblock(context);
        }
    }

    /// Lets a thread wait for its next refill.
    public void postpone(Tcb thread) {
        queues.dequeue(thread);
        CoreState core = cores.of(thread);
        if (!thread.inReleaseQueue) {
            core.release.add(thread);
        }
        core.reprogram = true;
        if (core != cores.here) {
            cores.kick(core);
        }
    }

    /// Lets a thread wait for its next refill if it has no budget to run on.
    public void postponeUnlessReady(Tcb thread) {
        SchedContext context = thread.schedContext;
        if (context != null && thread.isSchedulable() && !hasBudget(context)) {
            postpone(thread);
        }
    }

    /// Lets a thread no longer wait for its next refill, if it does.
    public void unrelease(Tcb thread) {
        cores.of(thread).unrelease(thread);
    }
}
