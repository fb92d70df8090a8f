package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.spec.Scheduler.Action;
import org.jspecify.annotations.Nullable;

/// Time, budgets, queues, and who runs next.
final class Scheduling {
    private Scheduling() {}

    // --- What threads can do ---

    /// {@return whether a thread could run now but for its priority}
    static boolean isSchedulable(Transition t, long thread) {
        return t.isThread(thread)
                && t.tcb(thread).state().isRunnable()
                && hasActiveSchedContext(t, thread)
                && !isWaitingForRefill(t, thread);
    }

    private static boolean isWaitingForRefill(Transition t, long thread) {
        return t.scheduler(Cores.ofThread(t, thread)).release().contains(thread);
    }

    private static boolean hasActiveSchedContext(Transition t, long thread) {
        long sc = t.tcb(thread).schedContext();
        return sc != Tcb.NONE && t.schedContext(sc).isActive();
    }

    static boolean isReadyAndSufficient(Transition t, long sc) {
        SchedContext context = t.schedContext(sc);
        return context.isReady(t.now()) && context.isSufficient(0);
    }

    // --- States ---

    static void setState(Transition t, long thread, ThreadState state) {
        t.changeTcb(thread, tcb -> tcb.withState(state));
        if (thread == t.scheduler().current()
                && t.scheduler().action().equals(Scheduler.RESUME)
                && !isSchedulable(t, thread)) {
            rescheduleRequired(t);
        }
    }

    // --- Queues ---

    private static int queueOf(Transition t, long thread) {
        return Scheduler.queue(t.tcb(thread).domain(), t.tcb(thread).priority());
    }

    private static List<Long> readyQueue(Transition t, int core, int queue) {
        List<Long> threads = t.scheduler(core).ready().get(queue);
        return threads == null ? List.of() : threads;
    }

    static boolean isQueued(Transition t, long thread) {
        return readyQueue(t, Cores.ofThread(t, thread), queueOf(t, thread)).contains(thread);
    }

    /// Lets a thread be the next of its priority.
    static void enqueue(Transition t, long thread) {
        if (!isQueued(t, thread)) {
            insert(t, thread, true);
            Cores.kickFor(t, thread);
        }
    }

    /// Lets a thread be the last of its priority.
    static void append(Transition t, long thread) {
        insert(t, thread, false);
    }

    private static void insert(Transition t, long thread, boolean first) {
        if (isQueued(t, thread)) {
            return;
        }
        int core = Cores.ofThread(t, thread);
        int queue = queueOf(t, thread);
        List<Long> threads = new ArrayList<>(readyQueue(t, core, queue));
        threads.add(first ? 0 : threads.size(), thread);
        t.changeScheduler(core, s -> s.withReady(queue, threads));
    }

    static void dequeue(Transition t, long thread) {
        int core = Cores.ofThread(t, thread);
        int queue = queueOf(t, thread);
        List<Long> threads = new ArrayList<>(readyQueue(t, core, queue));
        threads.remove(thread);
        t.changeScheduler(core, s -> s.withReady(queue, threads));
    }

    /// Lets a thread wait for its next refill.
    static void postpone(Transition t, long sc) {
        long thread = t.schedContext(sc).thread();
        dequeue(t, thread);
        int core = t.schedContext(sc).core();
        List<Long> queue = new ArrayList<>(t.scheduler(core).release());
        int place = 0;
        while (place < queue.size() && !isReleasedBefore(t, thread, queue.get(place))) {
            place++;
        }
        queue.add(place, thread);
        t.changeScheduler(core, s -> s.withRelease(queue).withReprogram());
        Cores.kick(t, core);
    }

    private static boolean isReleasedBefore(Transition t, long a, long b) {
        return Long.compareUnsigned(releaseTime(t, a), releaseTime(t, b)) < 0;
    }

    private static long releaseTime(Transition t, long thread) {
        return t.schedContext(t.tcb(thread).schedContext()).head().time();
    }

    /// Lets a thread no longer wait for its next refill.
    static void releaseRemove(Transition t, long thread) {
        int core = Cores.ofThread(t, thread);
        List<Long> queue = new ArrayList<>(t.scheduler(core).release());
        if (queue.isEmpty()) {
            return;
        }
        boolean first = queue.getFirst() == thread;
        queue.remove(thread);
        t.changeScheduler(core, s -> s.withRelease(queue));
        if (first) {
            t.changeScheduler(core, Scheduler::withReprogram);
        }
    }

    // --- Requests to the scheduler ---

    /// A thread has become able to run: it does so at once if it outranks the running one.
    static void possibleSwitchTo(Transition t, long thread) {
        Tcb tcb = t.tcb(thread);
        if (tcb.schedContext() == Tcb.NONE || isWaitingForRefill(t, thread)) {
            return;
        }
        if (Cores.ofThread(t, thread) != t.here() || tcb.domain() != t.domains().current()) {
            enqueue(t, thread);
        } else if (!t.scheduler().action().equals(Scheduler.RESUME)) {
            rescheduleRequired(t);
            enqueue(t, thread);
        } else {
            t.changeScheduler(s -> s.withAction(new Action.SwitchTo(thread)));
        }
    }

    /// The choice of the running thread has to be made again.
    static void rescheduleRequired(Transition t) {
        if (t.scheduler().action() instanceof Action.SwitchTo(long thread)
                && isSchedulable(t, thread)) {
            enqueue(t, thread);
        }
        t.changeScheduler(s -> s.withAction(Scheduler.CHOOSE_NEW));
    }

    // --- Time ---

    static void updateTimestamp(Transition t, long now) {
        long passed = now - t.scheduler().now();
        t.changeScheduler(s -> s.atTime(now, s.consumed() + passed));
        if (t.here() == 0) {
            t.setDomains(t.domains().afterTicks(passed));
        }
    }

    /// {@return whether the running thread may not go on: its time, or its domain's, is up}
    static boolean isTimeUp(Transition t) {
        long sc = t.scheduler().currentSchedContext();
        return isDomainExpired(t)
                || !isCharged(t)
                || !t.schedContext(sc).isActive()
                || !t.schedContext(sc).isSufficient(t.scheduler().consumed());
    }

    /// Accounts for an operation that has stopped, and that may have taken away what the running
    /// thread needs to run.
    static void chargeStopped(Transition t) {
        long sc = t.scheduler().currentSchedContext();
        if (isSchedulable(t, t.current())) {
            checkBudget(t);
        } else if (isCharged(t) && t.schedContext(sc).isActive()) {
            chargeBudget(t, t.scheduler().consumed(), false);
        } else {
            t.changeScheduler(s -> s.withConsumed(0));
        }
    }

    private static boolean isDomainExpired(Transition t) {
        return t.domains().time() == 0;
    }

    private static boolean isCharged(Transition t) {
        return t.isSchedContext(t.scheduler().currentSchedContext());
    }

    /// {@return whether the running thread has time for a kernel operation; if not, it is charged}
    static boolean checkBudget(Transition t) {
        long sc = t.scheduler().currentSchedContext();
        if (!isCharged(t) || t.schedContext(sc).isSufficient(t.scheduler().consumed())) {
            return !isDomainExpired(t);
        }
        chargeBudget(t, t.scheduler().consumed(), true);
        return false;
    }

    /// Charges what was used so far, while enough is left.
    static void commitTime(Transition t) {
        long consumed = t.scheduler().consumed();
        long sc = t.scheduler().currentSchedContext();
        if (isCharged(t) && t.schedContext(sc).isActive()) {
            t.changeSchedContext(
                    sc,
                    c -> {
                        SchedContext counted = c.withConsumed(c.consumed() + consumed);
                        if (consumed == 0) {
                            return counted;
                        }
                        return c.isRoundRobin()
                                ? counted.turnSpent(consumed)
                                : counted.charged(consumed);
                    });
        }
        t.changeScheduler(s -> s.withConsumed(0));
    }

    /// Charges a whole turn: the running thread waits for the next.
    static void chargeBudget(Transition t, long usage, boolean canFault) {
        if (isCharged(t)) {
            t.changeSchedContext(
                    t.scheduler().currentSchedContext(),
                    c -> {
                        SchedContext counted = c.withConsumed(c.consumed() + usage);
                        return c.isRoundRobin() ? counted.turnRenewed() : counted.charged(usage);
                    });
        }
        t.changeScheduler(s -> s.withConsumed(0));
        if (isSchedulable(t, t.current())) {
            endTimeslice(t, canFault);
            rescheduleRequired(t);
            t.changeScheduler(Scheduler::withReprogram);
        }
    }

    private static void endTimeslice(Transition t, boolean canFault) {
        long thread = t.current();
        long sc = t.scheduler().currentSchedContext();
        SchedContext context = t.schedContext(sc);
        if (canFault && !context.isRoundRobin() && Faults.hasTimeoutHandler(t, thread)) {
            Faults.handleTimeout(t, thread, new Fault.Timeout(context.badge()));
        } else if (isReadyAndSufficient(t, sc)) {
            append(t, thread);
        } else {
            postpone(t, sc);
        }
    }

    /// Gives up what is left of the running thread's turn; only what was used counts as consumed.
    static void yieldTurn(Transition t) {
        long sc = t.scheduler().currentSchedContext();
        long consumed = t.schedContext(sc).consumed() + t.scheduler().consumed();
        chargeBudget(t, t.schedContext(sc).head().amount(), false);
        t.changeSchedContext(sc, c -> c.withConsumed(consumed));
    }

    /// The refill of a sporadic thread begins when it wakes up.
    static void unblockSporadic(Transition t, long thread) {
        long sc = t.tcb(thread).schedContext();
        if (sc != Tcb.NONE
                && sc != t.scheduler(Cores.of(t, sc)).currentSchedContext()
                && t.schedContext(sc).isSporadic()) {
            unblock(t, sc);
        }
    }

    private static void unblock(Transition t, long sc) {
        SchedContext context = t.schedContext(sc);
        if (!context.isRoundRobin() && context.isReady(t.now())) {
            t.put(sc, context.unblocked(t.now()));
            t.changeScheduler(context.core(), Scheduler::withReprogram);
        }
    }

    /// Lets a thread that got a scheduling context wait when there is nothing to use yet.
    static void resumeSchedContext(Transition t, long sc) {
        if (sc != Tcb.NONE
                && isSchedulable(t, t.schedContext(sc).thread())
                && !isReadyAndSufficient(t, sc)) {
            postpone(t, sc);
        }
    }

    // --- The end of every kernel entry ---

    /// Chooses the running thread, charges the last one, and sets the timer.
    static void schedule(Transition t) {
        awaken(t);
        if (isDomainExpired(t)) {
            t.changeScheduler(Scheduler::withReprogram);
            rescheduleRequired(t);
        }
        choose(t);
        t.changeScheduler(s -> s.withAction(Scheduler.RESUME));
        switchSchedContext(t);
        if (t.scheduler().reprogram()) {
            t.changeScheduler(s -> s.programmed(deadline(t)));
        }
    }

    private static void awaken(Transition t) {
        while (!t.scheduler().release().isEmpty()) {
            long thread = t.scheduler().release().getFirst();
            if (!t.schedContext(t.tcb(thread).schedContext()).isReady(t.now())) {
                return;
            }
            releaseRemove(t, thread);
            possibleSwitchTo(t, thread);
        }
    }

    private static void choose(Transition t) {
        if (t.scheduler().action().equals(Scheduler.RESUME)) {
            return;
        }
        long current = t.current();
        boolean wasRunnable = isSchedulable(t, current);
        if (wasRunnable) {
            enqueue(t, current);
        }
        if (!(t.scheduler().action() instanceof Action.SwitchTo(long candidate))) {
            chooseNew(t);
            return;
        }
        int priority = t.tcb(candidate).priority();
        boolean outranked = !t.isThread(current) || priority < t.tcb(current).priority();
        if (outranked && !isHighest(t, priority)) {
            enqueue(t, candidate);
            chooseNew(t);
        } else if (wasRunnable && priority == t.tcb(current).priority()) {
            append(t, candidate);
            chooseNew(t);
        } else {
            t.changeScheduler(s -> s.withCurrent(candidate));
        }
    }

    private static boolean isHighest(Transition t, int priority) {
        Integer highest = highestQueue(t);
        return highest == null || Scheduler.queue(t.domains().current(), priority) >= highest;
    }

    private static @Nullable Integer highestQueue(Transition t) {
        int domain = t.domains().current();
        Integer queue =
                t.scheduler().ready().floor(Scheduler.queue(domain, Parameters.PRIORITIES - 1));
        return queue != null && queue >= Scheduler.queue(domain, 0) ? queue : null;
    }

    private static void chooseNew(Transition t) {
        t.changeCores(c -> c.withEntered(t.here(), false));
        if (isDomainExpired(t)) {
            t.setDomains(t.domains().next());
            t.setPieces(0);
            t.changeScheduler(Scheduler::withReprogram);
        }
        Integer queue = highestQueue(t);
        long thread = queue == null ? Scheduler.IDLE : readyQueue(t, t.here(), queue).getFirst();
        if (queue != null) {
            dequeue(t, thread);
        }
        t.changeScheduler(s -> s.withCurrent(thread));
    }

    private static long schedContextOf(Transition t, long thread) {
        return t.isThread(thread) ? t.tcb(thread).schedContext() : Scheduler.IDLE;
    }

    private static void switchSchedContext(Transition t) {
        long next = schedContextOf(t, t.current());
        if (next != t.scheduler().currentSchedContext()) {
            t.changeScheduler(Scheduler::withReprogram);
            if (t.isSchedContext(next) && !t.schedContext(next).isSporadic()) {
                unblock(t, next);
            }
        }
        if (t.scheduler().reprogram()) {
            commitTime(t);
        }
        t.changeScheduler(s -> s.withCurrentSchedContext(next));
    }

    private static long deadline(Transition t) {
        long sc = t.scheduler().currentSchedContext();
        long amount =
                sc == Scheduler.IDLE ? Parameters.MAX_PERIOD : t.schedContext(sc).head().amount();
        long next = t.now() + Math.min(amount, t.domains().time());
        if (!t.scheduler().release().isEmpty()) {
            long release = releaseTime(t, t.scheduler().release().getFirst());
            next = Long.compareUnsigned(release, next) < 0 ? release : next;
        }
        return next - Parameters.TIMER_PRECISION;
    }
}
