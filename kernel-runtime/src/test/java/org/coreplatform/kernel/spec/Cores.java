package org.coreplatform.kernel.spec;

import java.util.List;

/// Which core executes, and what the others are at.
///
/// @param here the core that executes
/// @param others the schedulers of the cores that do not
/// @param times how far these have come, in ticks
/// @param kicked a bit for each core that has to look at what another one has changed
/// @param entered a bit for each core whose running domain somebody has entered since a thread was
///     chosen there
record Cores(
        int here,
        PersistentMap<Integer, Scheduler> others,
        PersistentMap<Integer, Long> times,
        int kicked,
        int entered) {
    /// A core that has never entered the kernel.
    static final Scheduler FRESH =
            new Scheduler(
                    Scheduler.IDLE,
                    Scheduler.IDLE,
                    Scheduler.RESUME,
                    PersistentMap.empty(),
                    List.of(),
                    0,
                    0,
                    true,
                    -1);

    static final Cores AT_BOOT = new Cores(0, PersistentMap.empty(), PersistentMap.empty(), 0, 0);

    /// {@return the scheduler of a core that does not execute}
    Scheduler other(int core) {
        Scheduler scheduler = others.get(core);
        return scheduler == null ? FRESH : scheduler;
    }

    Cores withOther(int core, Scheduler scheduler) {
        return new Cores(here, others.with(core, scheduler), times, kicked, entered);
    }

    /// {@return them as another one executes}
    ///
    /// @param stopped the scheduler of the one that did
    Cores turnTo(int core, Scheduler stopped) {
        return new Cores(core, others.without(core).with(here, stopped), times, kicked, entered);
    }

    Cores withTime(int core, long ticks) {
        return new Cores(here, others, times.with(core, ticks), kicked, entered);
    }

    boolean isKicked(int core) {
        return (kicked >>> core & 1) != 0;
    }

    Cores withKicked(int core, boolean isKicked) {
        int bit = 1 << core;
        return new Cores(here, others, times, isKicked ? kicked | bit : kicked & ~bit, entered);
    }

    boolean isEntered(int core) {
        return (entered >>> core & 1) != 0;
    }

    Cores withEntered(int core, boolean isEntered) {
        int bit = 1 << core;
        return new Cores(here, others, times, kicked, isEntered ? entered | bit : entered & ~bit);
    }

    // --- What one core does to another ---

    /// {@return the core of a scheduling context, the one that executes for none}
    static int of(Transition t, long sc) {
        return t.isSchedContext(sc) ? t.schedContext(sc).core() : t.here();
    }

    /// {@return the core on which a thread runs, the one that executes when it has no time}
    static int ofThread(Transition t, long thread) {
        return t.isThread(thread) ? of(t, t.tcb(thread).schedContext()) : t.here();
    }

    /// Lets a core look again at what it has to do.
    static void kick(Transition t, int core) {
        if (core != t.here()) {
            t.changeCores(c -> c.withKicked(core, true));
        }
    }

    /// A thread has become ready: its core looks again if it is concerned.
    static void kickFor(Transition t, long thread) {
        int core = ofThread(t, thread);
        Scheduler there = t.scheduler(core);
        boolean wins =
                !t.isThread(there.current())
                        || t.tcb(thread).priority() > t.tcb(there.current()).priority();
        if (t.tcb(thread).domain() == t.domains(core).current() && (wins || there.reprogram())) {
            kick(t, core);
        }
    }

    /// Takes a thread off the other core that runs it; it is ready, or waits for a refill.
    static void stall(Transition t, long thread) {
        int core = ofThread(t, thread);
        if (core == t.here() || t.scheduler(core).current() != thread) {
            return;
        }
        t.setRegister(thread, Registers.FAULT_IP, t.register(thread, Registers.NEXT_IP));
        long sc = t.tcb(thread).schedContext();
        boolean goesOn = charge(t, core, sc);
        t.changeScheduler(
                core,
                s ->
                        s.withCurrent(Scheduler.IDLE)
                                .withCurrentSchedContext(Scheduler.IDLE)
                                .withConsumed(0)
                                .withAction(Scheduler.CHOOSE_NEW)
                                .withReprogram());
        if (goesOn) {
            Scheduling.enqueue(t, thread);
        } else if (Scheduling.isReadyAndSufficient(t, sc)) {
            Scheduling.append(t, thread);
        } else {
            Scheduling.postpone(t, sc);
        }
        kick(t, core);
    }

    /// Charges what runs on another core; {@return whether there is something left of its turn}.
    private static boolean charge(Transition t, int core, long sc) {
        Scheduler there = t.scheduler(core);
        long time = t.cores().times().at(core);
        long used = there.consumed() + time - there.now();
        if (core == 0) {
            t.setDomains(t.domains(0).afterTicks(time - there.now()));
        }
        t.changeScheduler(core, s -> s.atTime(time, 0));
        boolean goesOn = t.schedContext(sc).isSufficient(used);
        t.changeSchedContext(sc, c -> afterUse(c.withConsumed(c.consumed() + used), used, goesOn));
        return goesOn;
    }

    private static SchedContext afterUse(SchedContext sc, long used, boolean goesOn) {
        if (!sc.isRoundRobin()) {
            return used == 0 ? sc : sc.charged(used);
        }
        return goesOn ? sc.turnSpent(used) : sc.turnRenewed();
    }
}
