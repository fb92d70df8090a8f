package org.coreplatform.kernel.sched;

import java.util.stream.Stream;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Decides who runs on a core.
///
/// Kernel entries do their work in between [#enter()] and [#leave()]: the first takes the time and
/// checks the budget, the second picks the thread to go on with. In between, nothing switches;
/// what happened is noted in the *action* and made true at the end.
public final class Scheduler {
    private static final long PRECISION = 10;

    /// Deadlines this far away are never: a century of ticks.
    private static final long NEVER = 1L << 55;

    private static final long IDLE_BUDGET = Times.MAX_PERIOD_TICKS;

    /// What [#leave()] has to do.
    private enum Action {
        RESUME,
        CHOOSE,
        SWITCH
    }

    private final int core;
    private final VirtualClock clock;
    private final KernelCycles cycles;
    private final CoreTimer timer;
    private final DomainSchedule domains;
    private final ReadyQueues[] ready =
            Stream.generate(ReadyQueues::new)
                    .limit(DomainSchedule.DOMAINS)
                    .toArray(ReadyQueues[]::new);
    private final ReleaseQueue release = new ReleaseQueue();
    private final Tcb idle = new Tcb(0, 0);
    private final SchedContext idleContext = new SchedContext(0, SchedContext.MIN_SIZE_BITS);

    private TimeoutHandler timeouts = _ -> false;
    private @Nullable KernelObserver observer;
    private Tcb current = idle;
    private SchedContext currentContext = idleContext;
    private Action action = Action.CHOOSE;
    private Tcb candidate = idle;
    private long now;
    private long consumed;
    private boolean reprogram = true;
    private long switchedAt;

    /// @param core the core's id
    /// @param domains shared by all cores
    public Scheduler(
            int core,
            VirtualClock clock,
            KernelCycles cycles,
            CoreTimer timer,
            DomainSchedule domains) {
        this.core = core;
        this.clock = clock;
        this.cycles = cycles;
        this.timer = timer;
        this.domains = domains;
        Refills.create(idleContext, SchedContext.MIN_REFILLS, IDLE_BUDGET, 0, 0);
        idle.counters.name = "idle";
        idle.state = ThreadState.IDLE;
        idle.core = core;
        idle.schedContext = idleContext;
        idleContext.tcb = idle;
    }

    /// {@return the schedule of domains that begins with domain 0 for ever}
    public static DomainSchedule initialDomains() {
        return new DomainSchedule();
    }

    /// Connects what handles timeouts; done once.
    public void connect(TimeoutHandler timeoutHandler) {
        timeouts = timeoutHandler;
    }

    /// Watches switches and budgets.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    public int core() {
        return core;
    }

    public DomainSchedule domains() {
        return domains;
    }

    /// {@return the thread that runs, or the idle thread}
    public Tcb current() {
        return current;
    }

    /// {@return the context of the thread that runs, null while idle}
    public @Nullable UserContext currentUserContext() {
        return current == idle ? null : current.context;
    }

    /// {@return the scheduling context that pays for what happens now}
    public SchedContext currentSchedContext() {
        return currentContext;
    }

    public boolean isIdle() {
        return current == idle;
    }

    /// {@return the kernel's time in ticks, which stands still during a kernel entry}
    public long now() {
        return now;
    }

    /// {@return the threads that wait for a refill, the next one first}
    @Nullable Tcb releaseHead() {
        return release.head();
    }

    /// {@return the ready threads of a domain}
    ReadyQueues ready(int domain) {
        return ready[domain];
    }

    // Kernel entry and exit.

    /// Begins a kernel entry.
    public void enter() {
        updateTime();
    }

    private void updateTime() {
        long before = now;
        now = timer.ticks();
        long passed = now - before;
        consumed += passed;
        domains.pass(passed);
    }

    /// Charges the budget if it is used up, or ends the domain's turn.
    ///
    /// @return whether the current thread may go on with what it asked for
    public boolean checkBudget() {
        if (Refills.isSufficient(currentContext, consumed)) {
            return !domains.isExpired();
        }
        chargeBudget(consumed, true);
        return false;
    }

    /// As [#checkBudget()], for a thread that asks the kernel for something: if it may not, it
    /// will ask again when it runs next.
    public boolean checkBudgetOrRestart() {
        boolean mayGoOn = checkBudget();
        if (!mayGoOn && current.state.isRunnable()) {
            setState(current, ThreadState.RESTART);
        }
        return mayGoOn;
    }

    /// Accounts for an operation that was interrupted in the middle, and perhaps took the current
    /// thread's means of running away.
    public void chargeAfterPreemption() {
        updateTime();
        if (current.isSchedulable()) {
            checkBudget();
        } else if (currentContext.isActive()) {
            chargeBudget(consumed, false);
        } else {
            consumed = 0;
        }
    }

    /// {@return whether a long operation should stop here: its time is up}
    public boolean isTimeUp() {
        updateTime();
        return domains.isExpired()
                || !currentContext.isActive()
                || !Refills.isSufficient(currentContext, consumed);
    }

    /// Ends a kernel entry: picks the thread to go on with and programs the timer.
    public void leave() {
        cycles.settle();
        awaken();
        if (domains.isExpired()) {
            reprogram = true;
            requireReschedule();
        }
        if (action != Action.RESUME) {
            pick();
            action = Action.RESUME;
        }
        switchSchedContext();
        if (reprogram) {
            programTimer();
            reprogram = false;
        }
        cycles.end();
    }

    private void pick() {
        boolean wasSchedulable = current.isSchedulable();
        if (wasSchedulable) {
            enqueue(current);
        }
        if (action == Action.CHOOSE || !candidate.isSchedulable()) {
            choose();
            return;
        }
        boolean compare = isIdle() || candidate.priority < current.priority;
        if (compare && !ready[domains.current()].isHighest(candidate.priority)) {
            enqueue(candidate);
            choose();
        } else if (wasSchedulable && candidate.priority == current.priority) {
            append(candidate); // the current thread keeps running
            choose();
        } else {
            switchTo(candidate);
        }
    }

    private void choose() {
        if (domains.isExpired()) {
            reprogram = true;
            domains.advance();
        }
        Tcb first = ready[domains.current()].first();
        switchTo(first == null ? idle : first);
    }

    private void switchTo(Tcb thread) {
        if (thread.inReadyQueue) {
            ready[thread.domain].remove(thread);
        }
        if (thread != current) {
            long time = clock.now();
            current.counters.cyclesRun += time - switchedAt;
            switchedAt = time;
            current = thread;
            cycles.spend(CycleCosts.THREAD_SWITCH);
            if (observer != null) {
                observer.switched(core, thread.counters);
            }
        }
    }

    /// {@return whether nothing but a thread's wake-up can decide who runs next, so that
    /// [#switchDirectly] is all that [#leave()] would do for it}
    public boolean canSwitchDirectly(Tcb thread) {
        return action == Action.RESUME
                && !reprogram
                && !domains.isExpired()
                && thread.domain == domains.current()
                && thread.core == core
                && ready[thread.domain].isHighest(thread.priority)
                && (release.isEmpty() || Long.compareUnsigned(release.nextTime(), now) > 0);
    }

    /// Ends a kernel entry in which the current thread handed its scheduling context to another
    /// one and waits.
    public void switchDirectly(Tcb thread) {
        cycles.settle();
        switchTo(thread);
        cycles.end();
    }

    /// Counts the cycles of the current thread up to now.
    public void settleCycles() {
        long time = clock.now();
        current.counters.cyclesRun += time - switchedAt;
        switchedAt = time;
    }

    private void switchSchedContext() {
        SchedContext next = current.schedContext;
        if (next == null) {
            throw new IllegalStateException(current + " runs without a scheduling context");
        }
        if (next != currentContext) {
            reprogram = true;
            cycles.spend(CycleCosts.SCHED_CONTEXT_SWITCH);
            if (!next.sporadic) {
                unblock(next);
            }
        }
        if (reprogram) {
            commitTime();
        }
        currentContext = next;
    }

    private void programTimer() {
        long deadline = now + currentContext.headAmount();
        deadline = earlier(deadline, now + domains.timeLeft());
        if (!release.isEmpty()) {
            deadline = earlier(deadline, release.nextTime());
        }
        boolean never = Long.compareUnsigned(deadline, NEVER) >= 0;
        timer.setDeadline(never ? Long.MAX_VALUE : deadline - PRECISION);
        cycles.spend(CycleCosts.TIMER_PROGRAM);
    }

    private static long earlier(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    private void awaken() {
        Tcb thread = release.head();
        while (thread != null && isReady(thread)) {
            release.remove(thread);
            reprogram = true;
            if (observer != null) {
                observer.budgetRefilled(thread.counters);
            }
            possibleSwitchTo(thread);
            thread = release.head();
        }
    }

    private boolean isReady(Tcb thread) {
        SchedContext context = thread.schedContext;
        return context != null && Refills.isReady(context, now);
    }

    /// The timer interrupt was taken: the deadline has passed.
    public void timerExpired() {
        reprogram = true;
    }

    /// Ends the current domain's turn and starts the schedule at another entry.
    public void restartDomains(int entry) {
        domains.restartAt(entry);
        requireReschedule();
    }

    // Budgets.

    /// Charges the whole head refill: the current thread gives up the rest of it.
    public void relinquish() {
        long total = currentContext.consumed + consumed;
        chargeBudget(currentContext.headAmount(), false);
        currentContext.consumed = total;
    }

    private void chargeBudget(long used, boolean canFault) {
        if (currentContext != idleContext) {
            if (currentContext.isRoundRobin()) {
                Refills.renew(currentContext);
            } else {
                Refills.charge(currentContext, used);
            }
            currentContext.consumed += used;
        }
        consumed = 0;
        if (current.isSchedulable()) {
            endTimeslice(canFault);
            requireReschedule();
            reprogram = true;
        }
    }

    private void endTimeslice(boolean canFault) {
        if (observer != null) {
            observer.budgetExhausted(current.counters);
        }
        if (canFault && !currentContext.isRoundRobin() && timeouts.raiseTimeout(current)) {
            return;
        }
        if (Refills.isReady(currentContext, now) && Refills.isSufficient(currentContext, 0)) {
            append(current);
        } else {
            postpone(current);
        }
    }

    /// Charges what was consumed since the last time, before budget or timer change.
    void commitTime() {
        if (currentContext.isActive() && currentContext != idleContext) {
            if (consumed > 0) {
                if (currentContext.isRoundRobin()) {
                    Refills.use(currentContext, consumed);
                } else {
                    Refills.charge(currentContext, consumed);
                }
            }
            currentContext.consumed += consumed;
        }
        consumed = 0;
    }

    /// Brings the refills of a scheduling context up to now.
    void unblock(SchedContext context) {
        if (context.isActive() && Refills.unblock(context, now)) {
            reprogram = true;
        }
    }

    /// As [#unblock], at the moment when a thread becomes runnable: for sporadic scheduling
    /// contexts that are not in use.
    public void unblockSporadic(@Nullable SchedContext context) {
        if (context != null && context.sporadic && context != currentContext) {
            unblock(context);
        }
    }

    /// Lets a thread wait for its next refill.
    public void postpone(Tcb thread) {
        dequeue(thread);
        if (!thread.inReleaseQueue) {
            release.add(thread);
        }
        reprogram = true;
    }

    /// Lets a thread wait for its next refill if it has no budget to run on.
    public void postponeUnlessReady(Tcb thread) {
        SchedContext context = thread.schedContext;
        if (context != null
                && thread.isSchedulable()
                && !(Refills.isReady(context, now) && Refills.isSufficient(context, 0))) {
            postpone(thread);
        }
    }

    // Threads and queues.

    /// Changes what a thread is doing.
    public void setState(Tcb thread, ThreadState state) {
        thread.state = state;
        if (thread == current && action == Action.RESUME && !thread.isSchedulable()) {
            action = Action.CHOOSE;
        }
    }

    /// Puts a thread that can run at the head of its ready queue.
    public void enqueue(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            ready[thread.domain].addFirst(thread);
        }
    }

    private void append(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            ready[thread.domain].addLast(thread);
        }
    }

    /// Takes a thread out of its ready queue, if it is in one.
    public void dequeue(Tcb thread) {
        if (thread.inReadyQueue) {
            ready[thread.domain].remove(thread);
        }
    }

    /// Takes a thread out of the release queue, if it is there.
    public void unrelease(Tcb thread) {
        if (thread.inReleaseQueue) {
            release.remove(thread);
            reprogram = true;
        }
    }

    /// A thread has become runnable: it runs next if it outranks the current one.
    public void possibleSwitchTo(Tcb thread) {
        if (!thread.isSchedulable()) {
            return;
        }
        if (thread.domain != domains.current()) {
            enqueue(thread);
        } else if (action != Action.RESUME) {
            requireReschedule();
            enqueue(thread);
        } else {
            action = Action.SWITCH;
            candidate = thread;
        }
    }

    /// Looks at all ready threads at the end of this kernel entry.
    public void requireReschedule() {
        if (action == Action.SWITCH) {
            enqueue(candidate);
        }
        action = Action.CHOOSE;
    }

    /// {@return whether a thread is the one that runs, or is about to}
    boolean isChosen(Tcb thread) {
        return thread == current || (action == Action.SWITCH && thread == candidate);
    }

    /// Changes a thread's priority, and its place where it waits.
    public void setPriority(Tcb thread, int priority) {
        if (thread.state.isRunnable() && (thread.inReadyQueue || thread == current)) {
            dequeue(thread);
            thread.priority = priority;
            enqueue(thread);
            requireReschedule();
            return;
        }
        thread.priority = priority;
        switch (thread.state) {
            case BLOCKED_ON_SEND, BLOCKED_ON_RECEIVE -> {
                Endpoint endpoint = thread.endpoint;
                if (endpoint != null) {
                    reorder(endpoint.queue, thread);
                }
            }
            case BLOCKED_ON_NOTIFICATION -> {
                Notification notification = thread.notification;
                if (notification != null) {
                    reorder(notification.queue, thread);
                }
            }
            default -> {}
        }
    }

    private static void reorder(ThreadQueue queue, Tcb thread) {
        queue.remove(thread);
        queue.addByPriority(thread);
    }

    /// Moves a thread to another domain.
    public void setDomain(Tcb thread, int domain) {
        dequeue(thread);
        thread.domain = domain;
        enqueue(thread);
        if (thread == current || domain == domains.current()) {
            requireReschedule();
        }
    }
}
