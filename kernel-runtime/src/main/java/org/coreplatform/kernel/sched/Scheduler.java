package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.CoreState.Action;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Decides who runs next, at the end of a kernel entry.
///
/// What happened during the entry is noted in the core's *action* ([RunQueues]) and made true here:
/// the thread is picked, the scheduling context that has paid so far is charged, and the timer is
/// set.
public final class Scheduler {
    private final Cores cores;
    private final RunQueues queues;
    private final Budgets budgets;
    private final KernelCycles cycles;
    private @Nullable KernelObserver observer;

    Scheduler(Cores cores, RunQueues queues, Budgets budgets, KernelCycles cycles) {
        this.cores = cores;
        this.queues = queues;
        this.budgets = budgets;
        this.cycles = cycles;
    }

    /// Watches switches, refills and turns of domains.
    void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
        for (int core = 0; core < cores.count(); core++) {
            if (!cores.isIdle(core)) {
                kernelObserver.switched(core, cores.current(core).counters);
            }
        }
    }

    // Interrupts that concern the scheduler.

    /// The timer interrupt was taken: the deadline has passed.
    public void timerExpired() {
        cores.here.reprogram = true;
    }

    /// The interrupt by which another core tells that it has changed something was taken.
    public void kicked() {
        cores.here.kicked = false;
        queues.requireReschedule();
    }

    // The end of a kernel entry.

    /// Ends a kernel entry: picks the thread to go on with and programs the timer.
    public void leave() {
        CoreState here = cores.here;
        cycles.settle();
        if (!here.release.isEmpty()) {
            awaken(here);
        }
        if (here.domains.isExpired()) {
            here.reprogram = true;
            queues.requireReschedule();
        }
        if (here.action != Action.RESUME) {
            pick(here);
            here.action = Action.RESUME;
        }
        if (here.reprogram || here.current.schedContext != here.currentContext) {
            switchSchedContext(here);
        }
        if (here.reprogram) {
            here.programTimer(cores.now);
            cycles.spend(CycleCosts.TIMER_PROGRAM);
        }
        int kicks = cores.kicks();
        if (kicks == 0) {
            cycles.settle();
        } else {
            cycles.spend(kicks * CycleCosts.CORE_INTERRUPT);
            cycles.settle();
            cores.interruptKicked();
        }
    }

    /// Wakes the threads whose refills have come.
    private void awaken(CoreState here) {
        Tcb thread = here.release.head();
        while (thread != null && hasRefill(thread)) {
            here.release.remove(thread);
            here.reprogram = true;
            if (observer != null) {
                observer.budgetRefilled(thread.counters);
            }
            queues.possibleSwitchTo(thread);
            thread = here.release.head();
        }
    }

    private boolean hasRefill(Tcb thread) {
        SchedContext context = thread.schedContext;
        return context != null && Refills.isReady(context, cores.now);
    }

    private void pick(CoreState here) {
        Tcb current = here.current;
        boolean wasSchedulable = current.isSchedulable();
        if (wasSchedulable) {
            if (here.action == Action.SWITCH && here.keepsRunning()) {
                queueCandidate(here);
                return;
            }
            queues.enqueue(current);
        }
        Tcb candidate = here.candidate;
        if (here.action == Action.CHOOSE || !candidate.isSchedulable()) {
            choose(here);
            return;
        }
        boolean compare = here.isIdle() || candidate.priority < current.priority;
        if (compare && !here.ready(here.domains.current()).isHighest(candidate.priority)) {
            queues.enqueue(candidate);
            choose(here);
        } else if (wasSchedulable && candidate.priority == current.priority) {
            queues.append(candidate);
            choose(here);
        } else {
            switchTo(here, candidate);
        }
    }

    private void queueCandidate(CoreState here) {
        if (here.candidate.priority == here.current.priority) {
            queues.append(here.candidate);
        } else {
            queues.enqueue(here.candidate);
        }
    }

    private void choose(CoreState here) {
        here.entered = false;
        if (here.domains.isExpired()) {
            here.reprogram = true;
            here.domains.advance();
            if (observer != null) {
                observer.domainBegan(here.domains.current());
            }
        }
        switchTo(here, here.first());
    }

    private void switchTo(CoreState here, Tcb thread) {
        here.unready(thread);
        if (thread != here.current) {
            cycles.spend(CycleCosts.THREAD_SWITCH);
            begin(here, thread);
        }
    }

    private void begin(CoreState here, Tcb thread) {
        here.settleCycles();
        here.current = thread;
        if (observer != null) {
            observer.switched(here.id, thread.counters);
        }
    }

    private void switchSchedContext(CoreState here) {
        SchedContext next = here.current.schedContext;
        if (next == null) {
            throw new IllegalStateException(here.current + " runs without a scheduling context");
        }
        if (next != here.currentContext) {
            here.reprogram = true;
            cycles.spend(CycleCosts.SCHED_CONTEXT_SWITCH);
            if (!next.sporadic) {
                budgets.unblock(next);
            }
        }
        if (here.reprogram) {
            here.commitTime();
        }
        here.currentContext = next;
    }

    // The fast path.

    /// {@return whether nothing but a thread's wake-up can decide who runs next, so that
    /// [#switchDirectly] is all that [#leave()] would do for it}
    public boolean canSwitchDirectly(Tcb thread) {
        return cores.here.isDecidedBy(thread, cores.now);
    }

    /// Ends a kernel entry in which the current thread handed its scheduling context to another
    /// one, which was not ready, and waits.
    ///
    /// @param cost of the whole entry, in cycles
    public void switchDirectly(Tcb thread, int cost) {
        cycles.charge(cost);
        begin(cores.here, thread);
    }
}
