package org.coreplatform.kernel.spec;

import org.coreplatform.kernel.spec.ThreadState.Restart;
import org.coreplatform.kernel.spec.ThreadState.Running;

/// Stopping threads, starting them, and what else there is to set.
final class Threads {
    private Threads() {}

    static void suspend(Transition t, long thread) {
        Cores.stall(t, thread);
        Ipc.cancel(t, thread);
        if (t.tcb(thread).state() instanceof Running) {
            t.setRegister(thread, Registers.FAULT_IP, t.register(thread, Registers.NEXT_IP));
        }
        Scheduling.setState(t, thread, new ThreadState.Inactive());
        Scheduling.dequeue(t, thread);
        Scheduling.releaseRemove(t, thread);
        SchedContexts.cancelYield(t, thread);
    }

    /// Lets a stopped thread begin with what it did not finish.
    static void restart(Transition t, long thread) {
        if (!t.tcb(thread).state().isStopped()) {
            return;
        }
        Ipc.cancel(t, thread);
        Scheduling.setState(t, thread, new Restart());
        Scheduling.unblockSporadic(t, thread);
        Scheduling.resumeSchedContext(t, t.tcb(thread).schedContext());
        if (Scheduling.isSchedulable(t, thread)) {
            Scheduling.possibleSwitchTo(t, thread);
        }
    }

    static void setPriority(Transition t, long thread, int priority) {
        Tcb tcb = t.tcb(thread);
        boolean queued =
                tcb.state().isRunnable()
                        && (Scheduling.isQueued(t, thread) || thread == t.current());
        if (queued) {
            Scheduling.dequeue(t, thread);
        }
        t.changeTcb(thread, x -> x.withPriority(priority));
        if (queued) {
            Scheduling.enqueue(t, thread);
            Scheduling.rescheduleRequired(t);
        }
        Ipc.reorder(t, thread);
    }

    static void setDomain(Transition t, long thread, int domain) {
        Cores.stall(t, thread);
        Scheduling.dequeue(t, thread);
        t.changeTcb(thread, tcb -> tcb.withDomain(domain));
        if (Scheduling.isSchedulable(t, thread)) {
            Scheduling.enqueue(t, thread);
        }
        if (thread == t.current()) {
            Scheduling.rescheduleRequired(t);
        } else if (Cores.ofThread(t, thread) == t.here() && domain == t.domains().current()) {
            t.changeCores(c -> c.withEntered(t.here(), true));
        }
    }

    /// Lets a running thread go on: what it waited for is written, what it has to do again is.
    static void activate(Transition t) {
        long thread = t.current();
        if (thread == Scheduler.IDLE) {
            return;
        }
        if (t.tcb(thread).yieldTo() != Tcb.NONE) {
            SchedContexts.completeYield(t, thread);
        }
        if (t.tcb(thread).state() instanceof Restart) {
            t.setRegister(thread, Registers.NEXT_IP, t.register(thread, Registers.FAULT_IP));
            Scheduling.setState(t, thread, new Running());
        }
    }
}
