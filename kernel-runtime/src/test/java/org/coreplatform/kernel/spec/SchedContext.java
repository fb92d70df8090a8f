package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;

/// The right to run: a budget in each period, as a list of refills.
///
/// The first refill is being used. For round robin (period 0) there are two: what is left and what
/// is used up. Otherwise they are in order of time and do not overlap, and what is used is planned
/// again one period later.
///
/// @param maxRefills 0 for an inactive one
/// @param budget what the refills always sum up to
/// @param sporadic whether a refill that was not used waits for the thread to wake up
/// @param consumed ticks that were charged since somebody asked
/// @param thread who runs on it
/// @param reply top of its stack of calls
/// @param notification whose passive receiver it is lent to
/// @param yieldFrom the thread that yielded to it and waits for the result
/// @param core where it lets a thread run
record SchedContext(
        long period,
        long budget,
        int maxRefills,
        List<Refill> refills,
        boolean sporadic,
        long badge,
        long consumed,
        long thread,
        long reply,
        long notification,
        long yieldFrom,
        int core) {

    /// Time that may be used.
    ///
    /// @param time when it may be used
    record Refill(long time, long amount) {
        long end() {
            return time + amount;
        }
    }

    /// What a new scheduling context is: it lets nobody run.
    static final SchedContext INACTIVE =
            new SchedContext(
                    0, 0, 0, List.of(), false, 0, 0, Tcb.NONE, Tcb.NONE, Tcb.NONE, Tcb.NONE, 0);

    SchedContext {
        refills = List.copyOf(refills);
    }

    // --- What it says ---

    boolean isActive() {
        return maxRefills > 0;
    }

    boolean isRoundRobin() {
        return period == 0;
    }

    boolean isSporadic() {
        return isActive() && sporadic;
    }

    Refill head() {
        return refills.getFirst();
    }

    boolean isReady(long now) {
        return Long.compareUnsigned(head().time, now) <= 0;
    }

    boolean isSufficient(long usage) {
        return Math.max(0, head().amount - usage) >= Parameters.MIN_BUDGET;
    }

    boolean isReleased(long now) {
        return isActive() && isReady(now);
    }

    // --- Configuration ---

    /// {@return it with a whole new budget}
    ///
    /// @param newPeriod 0 for round robin
    SchedContext configured(long now, int max, long newBudget, long newPeriod) {
        var first = new Refill(now, newBudget);
        return with(
                newPeriod,
                newBudget,
                max,
                newPeriod == 0 ? List.of(first, new Refill(now, 0)) : List.of(first));
    }

    /// {@return it with a new budget, of which no more than that is ever used in one period}
    SchedContext updated(long now, int max, long newBudget, long newPeriod) {
        Refill first = new Refill(isReady(now) ? now : head().time, head().amount);
        if (first.amount >= newBudget) {
            return with(newPeriod, newBudget, max, List.of(new Refill(first.time, newBudget)));
        }
        var rest = new Refill(first.time + newPeriod, newBudget - first.amount);
        return with(newPeriod, newBudget, max, List.of(first, rest));
    }

    // --- Use ---

    /// {@return it after `usage` ticks of its first refills were used}
    SchedContext charged(long usage) {
        List<Refill> list = new ArrayList<>(refills);
        long left = usage;
        while (list.getFirst().amount <= left && canBePlanned(list)) {
            Refill used = list.removeFirst();
            left -= used.amount;
            plan(list, new Refill(used.time + period, used.amount));
        }
        if (left > 0 && canBePlanned(list)) {
            Refill first = list.removeFirst();
            list.addFirst(new Refill(first.time + left, first.amount - left));
            plan(list, new Refill(first.time + period, left));
        }
        while (list.getFirst().amount < Parameters.MIN_BUDGET) {
            Refill scrap = list.removeFirst();
            Refill next = list.removeFirst();
            list.addFirst(new Refill(next.time - scrap.amount, next.amount + scrap.amount));
        }
        return withRefills(list);
    }

    private static boolean canBePlanned(List<Refill> list) {
        return Long.compareUnsigned(list.getFirst().time, Parameters.MAX_RELEASE_TIME) < 0;
    }

    /// Adds what was used at the end, in one piece with the last refill if they touch; when there
    /// is no room, the last refill is put off so that they do.
    private void plan(List<Refill> list, Refill used) {
        if (list.isEmpty()) {
            list.add(used);
            return;
        }
        Refill last = list.getLast();
        long total = last.amount + used.amount;
        if (Long.compareUnsigned(last.end(), used.time) >= 0) {
            list.set(list.size() - 1, new Refill(last.time, total));
        } else if (list.size() < maxRefills) {
            list.add(used);
        } else {
            list.set(list.size() - 1, new Refill(used.time - last.amount, total));
        }
    }

    /// {@return it after a turn of round robin of which `usage` ticks are over}
    SchedContext turnSpent(long usage) {
        Refill left = head();
        Refill used = refills.getLast();
        return withRefills(
                List.of(
                        new Refill(left.time, left.amount - usage),
                        new Refill(used.time, used.amount + usage)));
    }

    /// {@return it with a new turn of round robin}
    SchedContext turnRenewed() {
        return turnSpent(-refills.getLast().amount);
    }

    /// {@return it as it starts to be used now: what could have been used before is not saved up}
    SchedContext unblocked(long now) {
        if (isRoundRobin() || !isReady(now)) {
            return this;
        }
        List<Refill> list = new ArrayList<>(refills);
        list.set(0, new Refill(now, head().amount));
        while (list.size() > 1
                && Long.compareUnsigned(list.get(1).time, list.getFirst().end()) <= 0) {
            Refill first = list.removeFirst();
            Refill next = list.removeFirst();
            list.addFirst(new Refill(first.time, first.amount + next.amount));
        }
        return withRefills(list);
    }

    // --- Fields ---

    private SchedContext with(long newPeriod, long newBudget, int max, List<Refill> list) {
        return new SchedContext(
                newPeriod,
                newBudget,
                max,
                list,
                sporadic,
                badge,
                consumed,
                thread,
                reply,
                notification,
                yieldFrom,
                core);
    }

    private SchedContext withRefills(List<Refill> list) {
        return with(period, budget, maxRefills, list);
    }

    /// {@return it with what the user said about it}
    SchedContext labelled(long newBadge, boolean newSporadic) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                newSporadic,
                newBadge,
                consumed,
                thread,
                reply,
                notification,
                yieldFrom,
                core);
    }

    SchedContext withConsumed(long ticks) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                ticks,
                thread,
                reply,
                notification,
                yieldFrom,
                core);
    }

    SchedContext withThread(long t) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                consumed,
                t,
                reply,
                notification,
                yieldFrom,
                core);
    }

    SchedContext withReply(long r) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                consumed,
                thread,
                r,
                notification,
                yieldFrom,
                core);
    }

    SchedContext withNotification(long n) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                consumed,
                thread,
                reply,
                n,
                yieldFrom,
                core);
    }

    SchedContext withYieldFrom(long t) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                consumed,
                thread,
                reply,
                notification,
                t,
                core);
    }

    SchedContext withCore(int c) {
        return new SchedContext(
                period,
                budget,
                maxRefills,
                refills,
                sporadic,
                badge,
                consumed,
                thread,
                reply,
                notification,
                yieldFrom,
                c);
    }
}
