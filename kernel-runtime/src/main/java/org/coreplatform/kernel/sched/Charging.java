package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.trace.KernelObserver;
import org.jspecify.annotations.Nullable;

/// What the current thread pays for, and what happens when it cannot.
public final class Charging {
    private final Cores cores;
    private final RunQueues queues;
    private final Budgets budgets;
    private TimeoutHandler timeouts = _ -> false;
    private @Nullable KernelObserver observer;

    Charging(Cores cores, RunQueues queues, Budgets budgets) {
        this.cores = cores;
        this.queues = queues;
        this.budgets = budgets;
    }

    /// Connects what handles timeouts; done once.
    public void connect(TimeoutHandler timeoutHandler) {
        timeouts = timeoutHandler;
    }

    /// Watches budgets that are used up.
    void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// Charges the budget if it is used up, or ends the domain's turn.
    ///
    /// @return whether the current thread may go on with what it asked for
    public boolean checkBudget() {
        CoreState here = cores.here;
        if (Refills.isSufficient(here.currentContext, here.consumed)) {
            return !here.domains.isExpired();
        }
        charge(here.consumed, true);
        return false;
    }

    /// As [#checkBudget()], for a thread that asks the kernel for something: if it may not, it
    /// will ask again when it runs next.
    public boolean checkBudgetOrRestart() {
        boolean mayGoOn = checkBudget();
        if (!mayGoOn && cores.current().state.isRunnable()) {
            queues.setState(cores.current(), ThreadState.RESTART);
        }
        return mayGoOn;
    }

    /// {@return whether a long operation should stop here: its time is up}
    boolean isTimeUp() {
        cores.updateTime();
        CoreState here = cores.here;
        return here.domains.isExpired()
                || !here.currentContext.isActive()
                || !Refills.isSufficient(here.currentContext, here.consumed);
    }

    /// Accounts for an operation that was interrupted in the middle, and perhaps took the current
    /// thread's means of running away.
    public void chargeAfterPreemption() {
        cores.updateTime();
        CoreState here = cores.here;
        if (here.current.isSchedulable()) {
            checkBudget();
        } else if (here.currentContext.isActive()) {
            charge(here.consumed, false);
        } else {
            here.consumed = 0;
        }
    }

    /// Charges the whole head refill: the current thread gives up the rest of it.
    public void relinquish() {
        CoreState here = cores.here;
        long total = here.currentContext.consumed + here.consumed;
        charge(here.currentContext.headAmount(), false);
        here.currentContext.consumed = total;
    }

    /// Charges what was consumed since the last time, if this is what pays.
    void commitTimeOf(SchedContext context) {
        if (context == cores.here.currentContext) {
            cores.here.commitTime();
        }
    }

    private void charge(long used, boolean canFault) {
        CoreState here = cores.here;
        here.charge(used);
        if (here.current.isSchedulable()) {
            endTimeslice(here, canFault);
            queues.requireReschedule();
            here.reprogram = true;
        }
    }

    private void endTimeslice(CoreState here, boolean canFault) {
        if (observer != null) {
            observer.budgetExhausted(here.current.counters);
        }
        if (canFault
                && !here.currentContext.isRoundRobin()
                && timeouts.raiseTimeout(here.current)) {
            return;
        }
        if (budgets.hasBudget(here.currentContext)) {
            queues.append(here.current);
        } else {
            budgets.postpone(here.current);
        }
    }
}
