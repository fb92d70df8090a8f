package org.coreplatform.kernel.sched;

import org.coreplatform.board.core.Core;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.jspecify.annotations.Nullable;

/// What there is once per core: who runs, who waits for it, and until when time is accounted for.
///
/// Between kernel entries the action is *resume*, unless the core has been told to look again.
final class CoreState {
    private static final long IDLE_BUDGET = Times.MAX_PERIOD_TICKS;
    private static final long PRECISION = 10;

    /// Deadlines this far away are never: a century of ticks.
    private static final long NEVER = 1L << 55;

    /// What the end of a kernel entry has to do.
    enum Action {
        RESUME,
        CHOOSE,
        SWITCH
    }

    final int id;
    final Core core;
    final CoreTimer timer;
    final DomainSchedule domains = new DomainSchedule();
    final ReleaseQueue release = new ReleaseQueue();
    final Tcb idle = new Tcb(0, 0);
    final SchedContext idleContext = new SchedContext(0, SchedContext.MIN_SIZE_BITS);
    private final @Nullable ReadyQueues[] ready = new @Nullable ReadyQueues[DomainSchedule.DOMAINS];

    Tcb current = idle;
    SchedContext currentContext = idleContext;
    Action action = Action.CHOOSE;
    Tcb candidate = idle;

    /// Up to when time is in [#consumed], in ticks.
    long accounted;

    /// Ticks that the current scheduling context is yet to pay for.
    long consumed;

    boolean reprogram = true;

    /// Whether another core has changed something here, and its interrupt is on the way.
    boolean kicked;

    /// Whether somebody has entered the running domain since a thread was chosen here.
    boolean entered;

    /// Cycles for which threads have run here.
    long busyCycles;

    /// When the current thread began to run, in cycles.
    long switchedAt;

    CoreState(Core core, CoreTimer timer) {
        id = core.id();
        this.core = core;
        this.timer = timer;
        Refills.create(idleContext, SchedContext.MIN_REFILLS, IDLE_BUDGET, 0, 0);
        idle.counters.name = "idle";
        idle.state = ThreadState.IDLE;
        idle.core = id;
        idle.schedContext = idleContext;
        idleContext.core = id;
        idleContext.tcb = idle;
    }

    boolean isIdle() {
        return current == idle;
    }

    /// {@return whether nobody runs, or ever will, unless something comes from outside}
    boolean isQuiet() {
        boolean isQuiet = isIdle() && release.isEmpty();
        for (int domain = 0; isQuiet && domain < ready.length; domain++) {
            ReadyQueues queues = ready[domain];
            isQuiet = queues == null || queues.first() == null || !domains.hasTurns(domain);
        }
        return isQuiet;
    }

    /// {@return the ready threads of a domain}
    ReadyQueues ready(int domain) {
        ReadyQueues queues = ready[domain];
        if (queues == null) {
            queues = new ReadyQueues();
            ready[domain] = queues;
        }
        return queues;
    }

    // Who runs next.

    /// {@return the first of the ready threads, or the idle thread}
    Tcb first() {
        Tcb first = ready(domains.current()).first();
        return first == null ? idle : first;
    }

    /// {@return whether the current thread, which is schedulable, goes on although the candidate
    /// has become runnable: the usual end of a signal}
    boolean keepsRunning() {
        return candidate != current
                && !current.inReadyQueue
                && candidate.isSchedulable()
                && candidate.priority <= current.priority
                && ready(domains.current()).isHighest(current.priority);
    }

    /// {@return whether nothing but a thread's wake-up can decide who runs next}
    boolean isDecidedBy(Tcb thread, long now) {
        int domain = domains.current();
        return action == Action.RESUME
                && !reprogram
                && !domains.isExpired()
                && thread.domain == domain
                && thread.core == id
                && ready(domain).isHighest(thread.priority)
                && (release.isEmpty() || Long.compareUnsigned(release.nextTime(), now) > 0);
    }

    /// {@return whether this core should look at a thread that another one has made ready here}
    boolean isConcernedBy(Tcb thread) {
        boolean wins = isIdle() || thread.priority > current.priority;
        return thread.domain == domains.current() && (wins || reprogram);
    }

    /// Takes a thread out of its ready queue, if it is in one.
    void unready(Tcb thread) {
        if (thread.inReadyQueue) {
            ready(thread.domain).remove(thread);
        }
    }

    /// Takes a thread out of the release queue, if it is there.
    void unrelease(Tcb thread) {
        if (thread.inReleaseQueue) {
            reprogram |= thread == release.head();
            release.remove(thread);
        }
    }

    // Time.

    /// Sets the timer to when the kernel has something to do here.
    void programTimer(long now) {
        long deadline = now + currentContext.headAmount();
        deadline = earlier(deadline, now + domains.timeLeft());
        if (!release.isEmpty()) {
            deadline = earlier(deadline, release.nextTime());
        }
        boolean never = Long.compareUnsigned(deadline, NEVER) >= 0;
        timer.setDeadline(never ? Long.MAX_VALUE : deadline - PRECISION);
        reprogram = false;
    }

    private static long earlier(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    /// Counts the cycles of the current thread up to now.
    void settleCycles() {
        long time = core.time();
        long ran = time - switchedAt;
        current.counters.cyclesRun += ran;
        if (!isIdle()) {
            busyCycles += ran;
        }
        switchedAt = time;
    }

    /// Counts the time that has passed here as consumed; {@return the core's time in ticks}.
    long account() {
        long time = timer.ticks();
        long passed = time - accounted;
        accounted = time;
        consumed += passed;
        domains.pass(passed);
        return time;
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

    /// Charges a whole turn, of which so much was used.
    void charge(long used) {
        if (currentContext != idleContext) {
            if (currentContext.isRoundRobin()) {
                Refills.renew(currentContext);
            } else {
                Refills.charge(currentContext, used);
            }
            currentContext.consumed += used;
        }
        consumed = 0;
    }

    /// Takes the current thread off the core and charges it; the core will look for another one.
    ///
    /// @return whether the thread has the rest of its turn left
    boolean stop() {
        boolean hasBudget = Refills.isSufficient(currentContext, consumed);
        if (hasBudget) {
            commitTime();
        } else {
            charge(consumed);
        }
        settleCycles();
        current = idle;
        currentContext = idleContext;
        action = Action.CHOOSE;
        reprogram = true;
        return hasBudget;
    }
}
