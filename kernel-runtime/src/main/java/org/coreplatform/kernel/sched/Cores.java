package org.coreplatform.kernel.sched;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.jspecify.annotations.Nullable;

/// The cores, which of them is in the kernel, and when.
///
/// One core is in the kernel at a time, *here*. It changes what belongs to the others as it does
/// its own, and interrupts those that have something to look at when it leaves.
public final class Cores {
    private final CoreState[] all;
    private final IntConsumer interruptCore;

    /// The core that has entered the kernel.
    CoreState here;

    /// The kernel's time in ticks, which stands still during a kernel entry.
    long now;

    /// A bit for each core that has something to look at when this kernel entry ends.
    private int kicked;

    /// A bit for each core on which threads have been given time.
    private int used = 1;

    /// @param cores in the order of their ids
    /// @param timers the timer of a core
    /// @param interruptCore interrupts another core, which calls [Scheduler#kicked()] when it
    ///     takes it
    Cores(List<Core> cores, IntFunction<CoreTimer> timers, IntConsumer interruptCore) {
        this.interruptCore = interruptCore;
        all =
                cores.stream()
                        .map(core -> new CoreState(core, timers.apply(core.id())))
                        .toArray(CoreState[]::new);
        here = all[0];
    }

    // The core that is in the kernel.

    /// Begins a kernel entry of a core.
    public void enter(int core) {
        CoreState entering = all[core];
        if (here != entering) {
            here = entering;
        }
        updateTime();
    }

    /// Takes the time, and counts what has passed since the last time as consumed.
    void updateTime() {
        now = here.account();
    }

    /// {@return the core that has entered the kernel}
    public Core core() {
        return here.core;
    }

    /// {@return the thread that runs, or the idle thread}
    public Tcb current() {
        return here.current;
    }

    public boolean isIdle() {
        return here.isIdle();
    }

    /// {@return the domain whose threads run on this core}
    public int currentDomain() {
        return here.domains.current();
    }

    /// {@return the kernel's time in ticks, which stands still during a kernel entry}
    public long now() {
        return now;
    }

    // Each of them.

    /// {@return how many cores there are}
    public int count() {
        return all.length;
    }

    CoreState get(int core) {
        return all[core];
    }

    /// {@return the core on which a thread has its time}
    CoreState of(Tcb thread) {
        return all[thread.core];
    }

    /// {@return the thread that runs on a core, or its idle thread}
    public Tcb current(int core) {
        return all[core].current;
    }

    /// {@return the context of the thread that runs on a core, null while it is idle}
    public @Nullable UserContext currentUserContext(int core) {
        CoreState state = all[core];
        return state.isIdle() ? null : state.current.context;
    }

    /// {@return the scheduling context that pays for what happens on a core}
    public SchedContext currentSchedContext(int core) {
        return all[core].currentContext;
    }

    /// {@return what a core runs when there is nothing else}
    public Tcb idle(int core) {
        return all[core].idle;
    }

    /// {@return whether nobody runs on a core}
    public boolean isIdle(int core) {
        return all[core].isIdle();
    }

    /// {@return the domain whose threads run on a core}
    public int currentDomain(int core) {
        return all[core].domains.current();
    }

    /// {@return the schedule of domains, which is the first core's; on the others it is always
    /// domain 0's turn}
    public DomainSchedule domains() {
        return all[0].domains;
    }

    /// {@return the time in ticks up to which a core is known to have come}
    public long now(int core) {
        return Math.max(now, all[core].accounted);
    }

    /// {@return whether a core is to be interrupted, because others have changed its queues}
    public boolean isKicked(int core) {
        return all[core].kicked;
    }

    /// {@return whether somebody has entered a core's running domain since a thread was chosen}
    public boolean isEntered(int core) {
        return all[core].entered;
    }

    // Interrupts between cores.

    /// Lets another core look again at what it has to do when this kernel entry has ended.
    void kick(CoreState core) {
        core.kicked = true;
        kicked |= 1 << core.id;
    }

    /// {@return how many other cores have something to look at when this kernel entry ends}
    int kicks() {
        return Integer.bitCount(kicked);
    }

    /// Interrupts the cores that have something to look at.
    void interruptKicked() {
        for (int core = 0; core < all.length; core++) {
            if ((kicked & 1 << core) != 0) {
                interruptCore.accept(core);
            }
        }
        kicked = 0;
    }

    // All of them.

    /// Threads are about to be given time on a core.
    void use(int core) {
        used |= 1 << core;
    }

    /// {@return whether threads have been given time on more than the first core}
    public boolean isMulticore() {
        return used > 1;
    }

    /// {@return whether no thread runs, or ever will, unless something comes from outside: all that
    /// happens is that domains have their turns}
    public boolean isQuiet() {
        for (CoreState core : all) {
            if (!core.isQuiet()) {
                return false;
            }
        }
        return true;
    }

    /// Counts the cycles of the threads that run up to now.
    public void settleCycles() {
        for (CoreState core : all) {
            core.settleCycles();
        }
    }

    /// {@return for each core up to the last one that threads have been given time on, the cycles
    /// for which they have run}
    public List<Long> busyCycles() {
        settleCycles();
        int count = Integer.SIZE - Integer.numberOfLeadingZeros(used);
        return Arrays.stream(all).limit(count).map(core -> core.busyCycles).toList();
    }
}
