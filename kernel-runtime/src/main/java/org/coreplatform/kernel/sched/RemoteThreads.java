package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Threads that run on other cores than the one that is in the kernel.
public final class RemoteThreads {
    private final Cores cores;
    private final RunQueues queues;
    private final Budgets budgets;
    private final KernelCycles cycles;
    private @Nullable KernelObserver observer;

    RemoteThreads(Cores cores, RunQueues queues, Budgets budgets, KernelCycles cycles) {
        this.cores = cores;
        this.queues = queues;
        this.budgets = budgets;
        this.cycles = cycles;
    }

    /// Watches cores that stop.
    void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// Takes a thread off the other core that runs it, before something is done to it: that core
    /// stops, and looks for something to run when it has been interrupted.
    public void stall(Tcb thread) {
        CoreState core = cores.of(thread);
        if (core == cores.here || core.current != thread) {
            return;
        }
        cycles.spend(CycleCosts.CORE_STALL);
        thread.context.setFaultIp(thread.context.nextIp());
        core.account();
        boolean hasBudget = core.stop();
        if (observer != null) {
            observer.switched(core.id, core.idle.counters);
        }
        if (hasBudget) {
            queues.enqueue(thread);
        } else {
            budgets.postponeUnlessReady(thread);
            queues.append(thread);
        }
        cores.kick(core);
    }
}
