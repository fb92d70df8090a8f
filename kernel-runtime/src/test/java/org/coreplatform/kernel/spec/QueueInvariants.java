package org.coreplatform.kernel.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnNotification;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReceive;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnSend;

/// What holds of queues: who waits where, and who runs.
final class QueueInvariants {
    private final State state;
    private final Violations violations;

    QueueInvariants(State state, Violations violations) {
        this.state = state;
        this.violations = violations;
    }

    void check() {
        endpointQueues();
        notificationQueues();
        Set<Long> seen = new HashSet<>();
        check(state.core(), state.scheduler(), seen);
        for (int core : state.cores().others().keys()) {
            check(core, state.cores().others().at(core), seen);
        }
    }

    /// @param seen the threads that run or are in a queue on the cores before
    private void check(int core, Scheduler scheduler, Set<Long> seen) {
        schedulerQueues(core, scheduler, seen);
        if (!state.cores().isKicked(core)) {
            rightThreadRuns(core, scheduler);
        }
    }

    private void isByPriority(List<Long> queue) {
        for (int i = 1; i < queue.size(); i++) {
            violations.require(
                    state.tcbs().at(queue.get(i - 1)).priority()
                            >= state.tcbs().at(queue.get(i)).priority(),
                    "a queue is not in order of priority",
                    queue);
        }
    }

    private void endpointQueues() {
        for (long id : state.endpoints().keys()) {
            Endpoint endpoint = state.endpoints().at(id);
            isByPriority(endpoint.queue());
            for (long thread : endpoint.queue()) {
                boolean waits =
                        switch (state.tcbs().at(thread).state()) {
                            case BlockedOnReceive s ->
                                    endpoint.hasReceivers() && s.endpoint() == id;
                            case BlockedOnSend s -> endpoint.hasSenders() && s.endpoint() == id;
                            default -> false;
                        };
                violations.require(
                        waits, "a thread in an endpoint's queue does not wait there", thread);
            }
        }
        for (long thread : state.threads()) {
            switch (state.tcbs().at(thread).state()) {
                case BlockedOnReceive s -> isQueued(s.endpoint(), thread);
                case BlockedOnSend s -> isQueued(s.endpoint(), thread);
                case BlockedOnNotification(long n) ->
                        violations.require(
                                state.notifications().at(n).queue().contains(thread),
                                "a thread waits in no notification's queue",
                                thread);
                default -> {}
            }
        }
    }

    private void isQueued(long endpoint, long thread) {
        violations.require(
                state.endpoints().at(endpoint).queue().contains(thread),
                "a thread waits in no endpoint's queue",
                thread);
    }

    private void notificationQueues() {
        for (long id : state.notifications().keys()) {
            Notification n = state.notifications().at(id);
            isByPriority(n.queue());
            violations.require(
                    !n.active() || n.queue().isEmpty(), "somebody waits for what is there", id);
            for (long thread : n.queue()) {
                violations.require(
                        state.tcbs().at(thread).state().equals(new BlockedOnNotification(id)),
                        "a thread in a notification's queue does not wait there",
                        thread);
            }
            violations.require(
                    n.boundThread() == Tcb.NONE
                            || state.tcbs().at(n.boundThread()).boundNotification() == id,
                    "a notification is bound to a thread that is not bound to it",
                    id);
        }
    }

    private void schedulerQueues(int core, Scheduler scheduler, Set<Long> seen) {
        long now = latestEntry();
        if (scheduler.current() != Scheduler.IDLE) {
            violations.require(
                    seen.add(scheduler.current()), "a thread runs twice", scheduler.current());
        }
        for (int queue : scheduler.ready().keys()) {
            for (long thread : scheduler.ready().at(queue)) {
                violations.require(seen.add(thread), "a thread is in two queues", thread);
                Tcb tcb = state.tcbs().at(thread);
                violations.require(
                        Scheduler.queue(tcb.domain(), tcb.priority()) == queue,
                        "a thread is in the ready queue of another priority",
                        thread);
                violations.require(
                        isSchedulable(thread), "a thread is ready that cannot run", thread);
                SchedContext sc = state.schedContexts().at(tcb.schedContext());
                violations.require(
                        sc.isReady(now) && sc.isSufficient(0),
                        "a thread is ready without a budget",
                        thread);
                violations.require(
                        sc.core() == core, "a thread is ready where it has no time", thread);
            }
        }
        long last = 0;
        for (long thread : scheduler.release()) {
            violations.require(seen.add(thread), "a thread is in two queues", thread);
            Tcb tcb = state.tcbs().at(thread);
            violations.require(
                    tcb.state().isRunnable() && tcb.schedContext() != Tcb.NONE,
                    "a thread waits for a refill but for nothing else",
                    thread);
            long time = state.schedContexts().at(tcb.schedContext()).head().time();
            violations.require(
                    Long.compareUnsigned(last, time) <= 0,
                    "the release queue is not in order",
                    thread);
            last = time;
        }
    }

    private boolean isSchedulable(long thread) {
        return Scheduling.isSchedulable(new Transition(state), thread);
    }

    private void rightThreadRuns(int core, Scheduler scheduler) {
        long current = scheduler.current();
        violations.require(
                current == Scheduler.IDLE || isSchedulable(current),
                "a thread runs that cannot run",
                current);
        int priority = current == Scheduler.IDLE ? -1 : state.tcbs().at(current).priority();
        boolean entered = state.cores().isEntered(core);
        for (long thread : state.threads()) {
            Tcb tcb = state.tcbs().at(thread);
            boolean isHere = coreOf(tcb) == core && tcb.domain() == domainOf(core);
            violations.require(
                    entered || !isHere || tcb.priority() <= priority || !isSchedulable(thread),
                    "a thread of higher priority does not run",
                    thread);
        }
        violations.require(
                scheduler.action().equals(Scheduler.RESUME),
                "the choice of the running thread is pending",
                current);
    }

    private long latestEntry() {
        return state.cores().others().values().stream()
                .mapToLong(Scheduler::now)
                .reduce(state.scheduler().now(), Math::max);
    }

    private int coreOf(Tcb tcb) {
        long sc = tcb.schedContext();
        return sc == Tcb.NONE ? 0 : state.schedContexts().at(sc).core();
    }

    private int domainOf(int core) {
        return core == 0 ? state.domains().current() : Domains.FOREVER.current();
    }
}
