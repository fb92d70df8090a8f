package org.coreplatform.kernel.sched;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadQueue;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.CoreState.Action;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Decides who runs on which core.
///
/// Kernel entries do their work in between [#enter] and [#leave()]: the first takes the time and
/// checks the budget, the second picks the thread to go on with. In between, nothing switches;
/// what happened is noted in the *action* and made true at the end.
///
/// One core is in the kernel at a time, *here*. It changes the queues of the others as it does its
/// own, and interrupts those that have something to look at when it leaves; a thread that another
/// core runs it takes off that core first ([#stall]).
public final class Scheduler {
    private final CoreState[] cores;
    private final KernelCycles cycles;
    private final IntConsumer interruptCore;

    private TimeoutHandler timeouts = _ -> false;
    private @Nullable KernelObserver observer;
    private CoreState here;
    private int used = 1;
    private long now;

    /// A bit for each core that has something to look at when this kernel entry ends.
    private int kicked;

    /// @param cores in the order of their ids
    /// @param timers the timer of a core
    /// @param interruptCore interrupts another core, which calls [#kicked()] when it takes it
    public Scheduler(
            List<Core> cores,
            IntFunction<CoreTimer> timers,
            KernelCycles cycles,
            IntConsumer interruptCore) {
        this.cycles = cycles;
        this.interruptCore = interruptCore;
        this.cores =
                cores.stream()
                        .map(core -> new CoreState(core, timers.apply(core.id())))
                        .toArray(CoreState[]::new);
        here = this.cores[0];
    }

    /// Connects what handles timeouts; done once.
    public void connect(TimeoutHandler timeoutHandler) {
        timeouts = timeoutHandler;
    }

    /// Watches switches and budgets.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
        for (CoreState core : cores) {
            if (!core.isIdle()) {
                kernelObserver.switched(core.id, core.current.counters);
            }
        }
    }

    /// {@return the core that has entered the kernel}
    public Core core() {
        return here.core;
    }

    /// {@return how many cores there are}
    public int cores() {
        return cores.length;
    }

    /// {@return whether threads have been given time on more than the first core}
    public boolean isMulticore() {
        return used > 1;
    }

    /// Threads are about to be given time on a core.
    void use(int core) {
        used |= 1 << core;
    }

    /// {@return the schedule of domains, which is the first core's; on the others it is always
    /// domain 0's turn}
    public DomainSchedule domains() {
        return cores[0].domains;
    }

    /// {@return the domain whose threads run on this core}
    public int currentDomain() {
        return here.domains.current();
    }

    /// {@return the domain whose threads run on a core}
    public int currentDomain(int core) {
        return cores[core].domains.current();
    }

    /// {@return whether a core is to be interrupted, because others have changed its queues}
    public boolean isKicked(int core) {
        return cores[core].kicked;
    }

    /// {@return whether somebody has entered a core's running domain since a thread was chosen}
    public boolean isEntered(int core) {
        return cores[core].entered;
    }

    /// {@return the thread that runs, or the idle thread}
    public Tcb current() {
        return here.current;
    }

    /// {@return the thread that runs on a core, or its idle thread}
    public Tcb current(int core) {
        return cores[core].current;
    }

    /// {@return what a core runs when there is nothing else}
    public Tcb idle(int core) {
        return cores[core].idle;
    }

    /// {@return the context of the thread that runs on a core, null while it is idle}
    public @Nullable UserContext currentUserContext(int core) {
        CoreState state = cores[core];
        return state.isIdle() ? null : state.current.context;
    }

    /// {@return the scheduling context that pays for what happens on a core}
    public SchedContext currentSchedContext(int core) {
        return cores[core].currentContext;
    }

    public boolean isIdle() {
        return here.isIdle();
    }

    /// {@return whether nobody runs on a core}
    public boolean isIdle(int core) {
        return cores[core].isIdle();
    }

    /// {@return the kernel's time in ticks, which stands still during a kernel entry}
    public long now() {
        return now;
    }

    /// {@return the time in ticks up to which a core is known to have come}
    public long now(int core) {
        return Math.max(now, cores[core].accounted);
    }

    // Kernel entry and exit.

    /// Begins a kernel entry of a core.
    public void enter(int core) {
        CoreState entering = cores[core];
        if (here != entering) {
            here = entering;
        }
        updateTime();
    }

    private void updateTime() {
        now = here.account();
    }

    /// Charges the budget if it is used up, or ends the domain's turn.
    ///
    /// @return whether the current thread may go on with what it asked for
    public boolean checkBudget() {
        CoreState core = here;
        if (Refills.isSufficient(core.currentContext, core.consumed)) {
            return !core.domains.isExpired();
        }
        chargeBudget(core.consumed, true);
        return false;
    }

    /// As [#checkBudget()], for a thread that asks the kernel for something: if it may not, it
    /// will ask again when it runs next.
    public boolean checkBudgetOrRestart() {
        boolean mayGoOn = checkBudget();
        if (!mayGoOn && here.current.state.isRunnable()) {
            setState(here.current, ThreadState.RESTART);
        }
        return mayGoOn;
    }

    /// Accounts for an operation that was interrupted in the middle, and perhaps took the current
    /// thread's means of running away.
    public void chargeAfterPreemption() {
        updateTime();
        if (here.current.isSchedulable()) {
            checkBudget();
        } else if (here.currentContext.isActive()) {
            chargeBudget(here.consumed, false);
        } else {
            here.consumed = 0;
        }
    }

    /// {@return whether a long operation should stop here: its time is up}
    public boolean isTimeUp() {
        updateTime();
        return here.domains.isExpired()
                || !here.currentContext.isActive()
                || !Refills.isSufficient(here.currentContext, here.consumed);
    }

    /// Ends a kernel entry: picks the thread to go on with and programs the timer.
    public void leave() {
        CoreState core = here;
        cycles.settle();
        if (!core.release.isEmpty()) {
            awaken();
        }
        if (core.domains.isExpired()) {
            core.reprogram = true;
            requireReschedule();
        }
        if (core.action != Action.RESUME) {
            pick();
            core.action = Action.RESUME;
        }
        if (core.reprogram || core.current.schedContext != core.currentContext) {
            switchSchedContext();
        }
        if (core.reprogram) {
            core.programTimer(now);
            cycles.spend(CycleCosts.TIMER_PROGRAM);
        }
        if (kicked == 0) {
            cycles.end();
        } else {
            kickOthers();
        }
    }

    /// Interrupts the cores that have something to look at.
    private void kickOthers() {
        cycles.spend(Integer.bitCount(kicked) * CycleCosts.CORE_INTERRUPT);
        cycles.end();
        for (int core = 0; core < cores.length; core++) {
            if ((kicked & 1 << core) != 0) {
                interruptCore.accept(core);
            }
        }
        kicked = 0;
    }

    private void pick() {
        boolean wasSchedulable = here.current.isSchedulable();
        if (wasSchedulable) {
            if (here.action == Action.SWITCH && here.keepsRunning()) {
                queueCandidate();
                return;
            }
            enqueue(here.current);
        }
        if (here.action == Action.CHOOSE || !here.candidate.isSchedulable()) {
            choose();
            return;
        }
        boolean compare = isIdle() || here.candidate.priority < here.current.priority;
        if (compare && !here.ready(here.domains.current()).isHighest(here.candidate.priority)) {
            enqueue(here.candidate);
            choose();
        } else if (wasSchedulable && here.candidate.priority == here.current.priority) {
            append(here.candidate);
            choose();
        } else {
            switchTo(here.candidate);
        }
    }

    private void choose() {
        here.entered = false;
        if (here.domains.isExpired()) {
            here.reprogram = true;
            here.domains.advance();
            if (observer != null) {
                observer.domainBegan(here.domains.current());
            }
        }
        switchTo(here.first());
    }

    private void queueCandidate() {
        if (here.candidate.priority == here.current.priority) {
            append(here.candidate);
        } else {
            enqueue(here.candidate);
        }
    }

    private void switchTo(Tcb thread) {
        CoreState core = here;
        core.unready(thread);
        if (thread != core.current) {
            core.settleCycles();
            core.current = thread;
            cycles.spend(CycleCosts.THREAD_SWITCH);
            if (observer != null) {
                observer.switched(core.id, thread.counters);
            }
        }
    }

    /// {@return whether nothing but a thread's wake-up can decide who runs next, so that
    /// [#switchDirectly] is all that [#leave()] would do for it}
    public boolean canSwitchDirectly(Tcb thread) {
        return here.isDecidedBy(thread, now);
    }

    /// Ends a kernel entry in which the current thread handed its scheduling context to another
    /// one and waits.
    public void switchDirectly(Tcb thread) {
        cycles.settle();
        switchTo(thread);
        cycles.end();
    }

    /// {@return whether no thread runs, or ever will, unless something comes from outside: all that
    /// happens is that domains have their turns}
    public boolean isQuiet() {
        for (CoreState core : cores) {
            if (!core.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /// Counts the cycles of the threads that run up to now.
    public void settleCycles() {
        for (CoreState core : cores) {
            core.settleCycles();
        }
    }

    /// {@return for each core up to the last one that threads have been given time on, the cycles
    /// for which they have run}
    public List<Long> busyCycles() {
        settleCycles();
        int count = Integer.SIZE - Integer.numberOfLeadingZeros(used);
        return Arrays.stream(cores).limit(count).map(core -> core.busyCycles).toList();
    }

    private void switchSchedContext() {
        SchedContext next = here.current.schedContext;
        if (next == null) {
            throw new IllegalStateException(here.current + " runs without a scheduling context");
        }
        if (next != here.currentContext) {
            here.reprogram = true;
            cycles.spend(CycleCosts.SCHED_CONTEXT_SWITCH);
            if (!next.sporadic) {
                unblock(next);
            }
        }
        if (here.reprogram) {
            here.commitTime();
        }
        here.currentContext = next;
    }

    private void awaken() {
        Tcb thread = here.release.head();
        while (thread != null && isReady(thread)) {
            here.release.remove(thread);
            here.reprogram = true;
            if (observer != null) {
                observer.budgetRefilled(thread.counters);
            }
            possibleSwitchTo(thread);
            thread = here.release.head();
        }
    }

    private boolean isReady(Tcb thread) {
        SchedContext context = thread.schedContext;
        return context != null && Refills.isReady(context, now);
    }

    /// The timer interrupt was taken: the deadline has passed.
    public void timerExpired() {
        here.reprogram = true;
    }

    /// Ends the current domain's turn and starts the schedule at another entry.
    public void restartDomains(int entry) {
        cores[0].domains.restartAt(entry);
        if (here == cores[0]) {
            requireReschedule();
        } else {
            kick(cores[0]);
        }
    }

    // Budgets.

    /// Charges the whole head refill: the current thread gives up the rest of it.
    public void relinquish() {
        long total = here.currentContext.consumed + here.consumed;
        chargeBudget(here.currentContext.headAmount(), false);
        here.currentContext.consumed = total;
    }

    private void chargeBudget(long used, boolean canFault) {
        here.charge(used);
        if (here.current.isSchedulable()) {
            endTimeslice(canFault);
            requireReschedule();
            here.reprogram = true;
        }
    }

    private void endTimeslice(boolean canFault) {
        if (observer != null) {
            observer.budgetExhausted(here.current.counters);
        }
        if (canFault
                && !here.currentContext.isRoundRobin()
                && timeouts.raiseTimeout(here.current)) {
            return;
        }
        if (Refills.isReady(here.currentContext, now)
                && Refills.isSufficient(here.currentContext, 0)) {
            append(here.current);
        } else {
            postpone(here.current);
        }
    }

    /// Charges what was consumed since the last time, if this is what pays.
    void commitTimeOf(SchedContext context) {
        if (context == here.currentContext) {
            here.commitTime();
        }
    }

    /// Brings the refills of a scheduling context up to now.
    void unblock(SchedContext context) {
        if (context.isActive() && Refills.unblock(context, now)) {
            cores[context.core].reprogram = true;
        }
    }

    /// As [#unblock], at the moment when a thread becomes runnable: for sporadic scheduling
    /// contexts that are not in use.
    public void unblockSporadic(@Nullable SchedContext context) {
        if (context != null && context.sporadic && context != cores[context.core].currentContext) {
            unblock(context);
        }
    }

    /// Lets a thread wait for its next refill.
    public void postpone(Tcb thread) {
        dequeue(thread);
        CoreState core = cores[thread.core];
        if (!thread.inReleaseQueue) {
            core.release.add(thread);
        }
        core.reprogram = true;
        if (core != here) {
            kick(core);
        }
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
        if (thread == here.current && here.action == Action.RESUME && !thread.isSchedulable()) {
            here.action = Action.CHOOSE;
        }
    }

    /// Puts a thread that can run at the head of its ready queue.
    public void enqueue(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            CoreState core = cores[thread.core];
            core.ready(thread.domain).addFirst(thread);
            if (core != here && core.isConcernedBy(thread)) {
                kick(core);
            }
        }
    }

    /// Puts a thread that can run at the end of its ready queue.
    private void append(Tcb thread) {
        if (thread.isSchedulable() && !thread.inReadyQueue) {
            cores[thread.core].ready(thread.domain).addLast(thread);
        }
    }

    /// Takes a thread out of its ready queue, if it is in one.
    public void dequeue(Tcb thread) {
        cores[thread.core].unready(thread);
    }

    /// Takes a thread out of the release queue, if it is there.
    public void unrelease(Tcb thread) {
        cores[thread.core].unrelease(thread);
    }

    /// A thread has become runnable: it runs next if it outranks the current one.
    public void possibleSwitchTo(Tcb thread) {
        if (!thread.isSchedulable()) {
            return;
        }
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
        if (here.action == Action.SWITCH) {
            enqueue(here.candidate);
        }
        here.action = Action.CHOOSE;
    }

    /// {@return whether a thread is the one that runs, or is about to}
    boolean isChosen(Tcb thread) {
        return thread == here.current || (here.action == Action.SWITCH && thread == here.candidate);
    }

    /// Changes a thread's priority, and its place where it waits.
    public void setPriority(Tcb thread, int priority) {
        if (thread.state.isRunnable() && (thread.inReadyQueue || thread == here.current)) {
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

    /// Moves a thread to another domain. One that enters the running domain runs when a thread is
    /// chosen next, not before, as in seL4.
    public void setDomain(Tcb thread, int domain) {
        stall(thread);
        dequeue(thread);
        thread.domain = domain;
        enqueue(thread);
        if (thread == here.current) {
            requireReschedule();
        } else if (thread.core == here.id && domain == here.domains.current()) {
            here.entered = true;
        }
    }

    // Other cores.

    /// Takes a thread off the other core that runs it, before something is done to it: that core
    /// stops, and looks for something to run when it has been interrupted.
    public void stall(Tcb thread) {
        CoreState core = cores[thread.core];
        if (core == here || core.current != thread) {
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
            enqueue(thread);
        } else {
            postponeUnlessReady(thread);
            append(thread);
        }
        kick(core);
    }

    private void kick(CoreState core) {
        core.kicked = true;
        kicked |= 1 << core.id;
    }

    /// The interrupt by which another core tells that it has changed something was taken.
    public void kicked() {
        here.kicked = false;
        requireReschedule();
    }
}
