package org.coreplatform.kernel.spec;

import java.util.List;

/// Who runs, who waits for a turn, who waits for a refill.
///
/// @param current the running thread, [#IDLE] for none
/// @param currentSchedContext what the running thread is charged to, [#IDLE] for none
/// @param action what is to happen at the end of this kernel entry
/// @param ready by [#queue] the threads that wait for their turn
/// @param release the threads that wait for a refill, by its time
/// @param now the time at the last kernel entry
/// @param consumed ticks since the last charge
/// @param reprogram whether the timer's deadline has to be looked at
/// @param deadline when the timer interrupts
record Scheduler(
        long current,
        long currentSchedContext,
        Action action,
        PersistentMap<Integer, List<Long>> ready,
        List<Long> release,
        long now,
        long consumed,
        boolean reprogram,
        long deadline) {
    /// The idle thread and its scheduling context, which are no objects.
    static final long IDLE = Tcb.NONE;

    /// What [Scheduling#schedule] does.
    sealed interface Action {
        record Resume() implements Action {}

        record ChooseNew() implements Action {}

        record SwitchTo(long thread) implements Action {}
    }

    static final Action RESUME = new Action.Resume();
    static final Action CHOOSE_NEW = new Action.ChooseNew();

    Scheduler {
        release = List.copyOf(release);
    }

    /// {@return the key of a ready queue}
    static int queue(int domain, int priority) {
        return domain * Parameters.PRIORITIES + priority;
    }

    Scheduler withCurrent(long thread) {
        return new Scheduler(
                thread,
                currentSchedContext,
                action,
                ready,
                release,
                now,
                consumed,
                reprogram,
                deadline);
    }

    Scheduler withCurrentSchedContext(long sc) {
        return new Scheduler(
                current, sc, action, ready, release, now, consumed, reprogram, deadline);
    }

    Scheduler withAction(Action a) {
        return new Scheduler(
                current,
                currentSchedContext,
                a,
                ready,
                release,
                now,
                consumed,
                reprogram,
                deadline);
    }

    Scheduler withReady(int queue, List<Long> threads) {
        return new Scheduler(
                current,
                currentSchedContext,
                action,
                threads.isEmpty() ? ready.without(queue) : ready.with(queue, List.copyOf(threads)),
                release,
                now,
                consumed,
                reprogram,
                deadline);
    }

    Scheduler withRelease(List<Long> threads) {
        return new Scheduler(
                current,
                currentSchedContext,
                action,
                ready,
                threads,
                now,
                consumed,
                reprogram,
                deadline);
    }

    Scheduler atTime(long ticks, long charge) {
        return new Scheduler(
                current,
                currentSchedContext,
                action,
                ready,
                release,
                ticks,
                charge,
                reprogram,
                deadline);
    }

    Scheduler withConsumed(long ticks) {
        return atTime(now, ticks);
    }

    Scheduler withReprogram() {
        return new Scheduler(
                current,
                currentSchedContext,
                action,
                ready,
                release,
                now,
                consumed,
                true,
                deadline);
    }

    Scheduler programmed(long ticks) {
        return new Scheduler(
                current, currentSchedContext, action, ready, release, now, consumed, false, ticks);
    }
}
