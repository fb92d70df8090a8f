package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.CoreState.Action;

/// Which threads are ready, and whether one of them should run instead of the current one.
///
/// During a kernel entry nothing switches: what happened is noted in the core's *action*, and made
/// true by [Scheduler#leave()]. A thread in another core's queue may be news to that core.
public final class RunQueues {
    private final Cores cores;

    RunQueues(Cores cores) {
        this.cores = cores;
    }

    /// Changes what a thread is doing.
    public void setState(Tcb thread, ThreadState state) {
        CoreState here = cores.here;
        thread.state = state;
        if (thread == here.current && here.action == Action.RESUME && !thread.isSchedulable()) {
            here.action = Action.CHOOSE;
        }
    }

    /// Puts a thread that can run at the head of its ready queue.
    public void enqueue(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            CoreState core = cores.of(thread);
            core.ready(thread.domain).addFirst(thread);
            if (core != cores.here && core.isConcernedBy(thread)) {
                cores.kick(core);
            }
        }
    }

    /// Puts a thread that can run at the end of its ready queue.
    void append(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            cores.of(thread).ready(thread.domain).addLast(thread);
        }
    }

    /// Takes a thread out of its ready queue, if it is in one.
    public void dequeue(Tcb thread) {
        cores.of(thread).unready(thread);
    }

    /// A thread has become runnable: it runs next if it outranks the current one.
    public void possibleSwitchTo(Tcb thread) {
        if (!thread.isSchedulable()) {
            return;
        }
        CoreState here = cores.here;
        if (thread.core != here.id || thread.domain != here.domains.current()) {
            enqueue(thread);
        } else if (here.action != Action.RESUME) {
            requireReschedule();
            enqueue(thread);
        } else {
            here.action = Action.SWITCH;
            here.candidate = thread;
        }
    }

    /// Looks at all ready threads at the end of this kernel entry.
    public void requireReschedule() {
        CoreState here = cores.here;
        if (here.action == Action.SWITCH) {
            enqueue(here.candidate);
        }
        here.action = Action.CHOOSE;
    }

    /// As [#requireReschedule()], when what a thread runs with, or on, has changed and it is the
    /// one that runs.
    public void requireRescheduleOf(Tcb thread) {
        if (thread == cores.here.current) {
            requireReschedule();
        }
    }

    /// {@return whether a thread is the one that runs, or is about to}
    boolean isChosen(Tcb thread) {
        CoreState here = cores.here;
        return thread == here.current || (here.action == Action.SWITCH && thread == here.candidate);
    }
}
