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

    /// {@return the ready threads of a domain}
    ReadyQueues ready(int domain) {
        ReadyQueues queues = ready[domain];
        if (queues == null) {
            queues = new ReadyQueues();
            ready[domain] = queues;
        }
        return queues;
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
