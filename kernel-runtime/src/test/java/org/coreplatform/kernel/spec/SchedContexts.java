package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.sdk.abi.MessageInfo;

/// Who runs on what: binding, donation, configuration, yielding to.
final class SchedContexts {
    private SchedContexts() {}

    /// Moves a scheduling context to another thread.
    static void donate(Transition t, long sc, long to) {
        long from = t.schedContext(sc).thread();
        if (from != Tcb.NONE) {
            Cores.stall(t, from);
            Scheduling.dequeue(t, from);
            Scheduling.releaseRemove(t, from);
            t.changeTcb(from, tcb -> tcb.withSchedContext(Tcb.NONE));
            if (from == t.current()
                    || t.scheduler().action().equals(new Scheduler.Action.SwitchTo(from))) {
                Scheduling.rescheduleRequired(t);
            }
        }
        t.changeSchedContext(sc, c -> c.withThread(to));
        t.changeTcb(to, tcb -> tcb.withSchedContext(sc));
    }

    static void bind(Transition t, long sc, long thread) {
        t.changeTcb(thread, tcb -> tcb.withSchedContext(sc));
        t.changeSchedContext(sc, c -> c.withThread(thread));
        Scheduling.unblockSporadic(t, thread);
        Scheduling.resumeSchedContext(t, sc);
        if (Scheduling.isSchedulable(t, thread)) {
            Scheduling.enqueue(t, thread);
            Scheduling.rescheduleRequired(t);
        }
    }

    static void unbindThread(Transition t, long sc) {
        long thread = t.schedContext(sc).thread();
        if (thread == Tcb.NONE) {
            return;
        }
        Cores.stall(t, thread);
        if (thread == t.current()) {
            Scheduling.rescheduleRequired(t);
        }
        Scheduling.dequeue(t, thread);
        Scheduling.releaseRemove(t, thread);
        t.changeTcb(thread, tcb -> tcb.withSchedContext(Tcb.NONE));
        t.changeSchedContext(sc, c -> c.withThread(Tcb.NONE));
    }

    static void bindNotification(Transition t, long sc, long notification) {
        t.changeNotification(notification, n -> n.withSchedContext(sc));
        t.changeSchedContext(sc, c -> c.withNotification(notification));
    }

    static void unbindNotification(Transition t, long sc) {
        long notification = t.schedContext(sc).notification();
        if (notification != Tcb.NONE) {
            t.changeNotification(notification, n -> n.withSchedContext(Tcb.NONE));
            t.changeSchedContext(sc, c -> c.withNotification(Tcb.NONE));
        }
    }

    /// Forgets the calls that were made on it.
    static void unbindReply(Transition t, long sc) {
        long reply = t.schedContext(sc).reply();
        if (reply != Tcb.NONE) {
            t.changeReply(reply, r -> r.withNext(Tcb.NONE, false));
            t.changeSchedContext(sc, c -> c.withReply(Tcb.NONE));
        }
    }

    static void unbind(Transition t, long sc) {
        unbindThread(t, sc);
        unbindNotification(t, sc);
        unbindReply(t, sc);
    }

    /// What becomes of a scheduling context that nobody can name any more.
    static void finalise(Transition t, long sc) {
        unbind(t, sc);
        completeYieldFrom(t, sc);
        t.changeSchedContext(sc, c -> c.configured(0, 0, 0, 0));
    }

    /// Gives a scheduling context its budget on a core.
    ///
    /// @param budget in ticks, as `period`; equal for round robin
    static void configure(Transition t, long sc, int core, long budget, long period, int refills) {
        long thread = t.schedContext(sc).thread();
        if (thread != Tcb.NONE) {
            Cores.stall(t, thread);
            Scheduling.releaseRemove(t, thread);
            Scheduling.dequeue(t, thread);
            if (sc == t.scheduler().currentSchedContext()) {
                Scheduling.commitTime(t);
            }
        }
        SchedContext before = t.schedContext(sc);
        boolean goesOn =
                before.core() == core
                        && before.isActive()
                        && thread != Tcb.NONE
                        && t.tcb(thread).state().isRunnable();
        long now = t.now();
        t.changeSchedContext(
                sc,
                c -> {
                    if (budget == period) {
                        return c.configured(now, Parameters.MIN_REFILLS, budget, 0);
                    }
                    return goesOn
                            ? c.updated(now, refills, budget, period)
                            : c.configured(now, refills, budget, period);
                });
        t.changeSchedContext(sc, c -> c.withCore(core));
        if (thread == Tcb.NONE) {
            return;
        }
        Scheduling.resumeSchedContext(t, sc);
        if (thread == t.current()) {
            Scheduling.rescheduleRequired(t);
        } else if (t.tcb(thread).state().isRunnable()) {
            Scheduling.possibleSwitchTo(t, thread);
        }
    }

    // --- What was used ---

    /// {@return microseconds that were charged since somebody asked}
    static long takeConsumed(Transition t, long sc) {
        long ticks = t.schedContext(sc).consumed();
        t.changeSchedContext(sc, c -> c.withConsumed(0));
        return ticks / Parameters.TICKS_PER_MICRO;
    }

    /// Tells a thread what a scheduling context has consumed.
    static void tellConsumed(Transition t, long thread, long sc) {
        tell(t, thread, takeConsumed(t, sc));
    }

    private static void tell(Transition t, long thread, long micros) {
        int length = Messages.setWords(t, thread, List.of(micros));
        Messages.deliver(t, thread, 0, MessageInfo.of(0, length));
    }

    /// Lets the thread of a scheduling context run before the caller.
    ///
    /// @param call whether the caller wants to know what is consumed
    /// @return whether it does, so that the caller is told when it runs again
    static boolean yieldTo(Transition t, long sc, boolean call) {
        completeYieldFrom(t, sc);
        long caller = t.current();
        long thread = t.schedContext(sc).thread();
        int core = Cores.ofThread(t, thread);
        Scheduling.resumeSchedContext(t, sc);
        if (!Scheduling.isSchedulable(t, thread)) {
            tellIfCalled(t, caller, sc, call);
            return false;
        }
        if (core != t.here() || t.tcb(thread).priority() < t.tcb(caller).priority()) {
            Scheduling.dequeue(t, thread);
            Scheduling.enqueue(t, thread);
            tellIfCalled(t, caller, sc, call);
            return false;
        }
        t.changeTcb(caller, tcb -> tcb.withYieldTo(sc));
        t.changeSchedContext(sc, c -> c.withYieldFrom(caller));
        Scheduling.dequeue(t, thread);
        Scheduling.enqueue(t, caller);
        Scheduling.enqueue(t, thread);
        Scheduling.rescheduleRequired(t);
        return true;
    }

    private static void tellIfCalled(Transition t, long caller, long sc, boolean call) {
        long micros = takeConsumed(t, sc);
        if (call) {
            tell(t, caller, micros);
        }
    }

    /// Tells who yielded to a scheduling context what it has consumed.
    static void completeYieldFrom(Transition t, long sc) {
        long caller = t.schedContext(sc).yieldFrom();
        if (caller != Tcb.NONE) {
            completeYield(t, caller);
        }
    }

    /// Tells a thread what the scheduling context consumed that it yielded to.
    static void completeYield(Transition t, long caller) {
        tellConsumed(t, caller, t.tcb(caller).yieldTo());
        cancelYield(t, caller);
    }

    static void cancelYield(Transition t, long caller) {
        long sc = t.tcb(caller).yieldTo();
        if (sc != Tcb.NONE) {
            t.changeSchedContext(sc, c -> c.withYieldFrom(Tcb.NONE));
            t.changeTcb(caller, tcb -> tcb.withYieldTo(Tcb.NONE));
        }
    }
}
