package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.SchedContext;

/// The algebra of refills: how a scheduling context's budget comes back as it is used.
///
/// The sum of all refills stays the budget; except under round robin they are ordered and do not
/// overlap, and the head is never too small to run on. Times are ticks and may use all 64 bits.
public final class Refills {
    /// The least amount worth running on, in ticks: twice the kernel's own worst case.
    public static final long MIN_BUDGET = 200;

    /// A refill later than this never comes.
    static final long MAX_RELEASE_TIME = -1L - 5 * Times.MAX_PERIOD_TICKS;

    private Refills() {}

    /// {@return whether the head refill's time has come}
    public static boolean isReady(SchedContext context, long now) {
        return Long.compareUnsigned(context.headTime(), now) <= 0;
    }

    /// {@return whether the head refill is enough to run on after using some of it}
    public static boolean isSufficient(SchedContext context, long used) {
        return context.headAmount() - used >= MIN_BUDGET;
    }

    /// Gives a context a new budget, available now.
    ///
    /// @param period 0 for round robin
    static void create(SchedContext context, int max, long budget, long period, long now) {
        context.period = period;
        context.budget = budget;
        context.reset(max, now, budget);
        if (context.isRoundRobin()) {
            context.append(now, 0);
        }
    }

    /// Changes the budget of a context that is in use, without giving more than the new one allows
    /// per period, which is not round robin.
    static void update(SchedContext context, int max, long budget, long period, long now) {
        long time = isReady(context, now) ? now : context.headTime();
        long amount = context.headAmount();
        context.period = period;
        context.budget = budget;
        context.reset(max, time, Math.min(amount, budget));
        if (amount < budget) {
            context.append(time + period, budget - amount);
        }
    }

    /// Takes used time from a context that is not round robin, to come back a period later.
    static void charge(SchedContext context, long used) {
        long usage = used;
        while (context.headAmount() <= usage && canStillBeReleased(context)) {
            usage -= context.headAmount();
            postponeHead(context);
        }
        if (usage > 0 && canStillBeReleased(context)) {
            long time = context.headTime();
            context.setHead(time + usage, context.headAmount() - usage);
            scheduleUsed(context, time + context.period, usage);
        }
        while (context.headAmount() < MIN_BUDGET) {
            mergeHeadIntoNext(context);
        }
    }

    private static boolean canStillBeReleased(SchedContext context) {
        return Long.compareUnsigned(context.headTime(), MAX_RELEASE_TIME) < 0;
    }

    private static void postponeHead(SchedContext context) {
        long time = context.headTime() + context.period;
        long amount = context.headAmount();
        if (context.refillCount() == 1) {
            context.setHead(time, amount);
        } else {
            context.pop();
            scheduleUsed(context, time, amount);
        }
    }

    /// Adds a refill at the end: merged with the tail when they touch, or when the ring is full.
    private static void scheduleUsed(SchedContext context, long time, long amount) {
        long tailTime = context.tailTime();
        long tailAmount = context.tailAmount();
        if (Long.compareUnsigned(tailTime + tailAmount, time) >= 0) {
            context.setTail(tailTime, tailAmount + amount);
        } else if (!context.isFull()) {
            context.append(time, amount);
        } else {
            context.setTail(time - tailAmount, tailAmount + amount);
        }
    }

    private static void mergeHeadIntoNext(SchedContext context) {
        long amount = context.headAmount();
        context.pop();
        context.setHead(context.headTime() - amount, context.headAmount() + amount);
    }

    /// Renews the time slice of a round-robin context.
    static void renew(SchedContext context) {
        context.setHead(context.headTime(), context.headAmount() + context.tailAmount());
        context.setTail(context.tailTime(), 0);
    }

    /// Takes used time from a round-robin context's slice.
    static void use(SchedContext context, long used) {
        context.setHead(context.headTime(), context.headAmount() - used);
        context.setTail(context.tailTime(), context.tailAmount() + used);
    }

    /// Brings a context that was not used for a while up to now: what has been available since
    /// earlier is available from now on, in one piece.
    ///
    /// @return whether it is ready, so that its head has changed
    static boolean unblock(SchedContext context, long now) {
        if (context.isRoundRobin() || !isReady(context, now)) {
            return false;
        }
        context.setHead(now, context.headAmount());
        while (context.refillCount() > 1 && headTouchesNext(context)) {
            long time = context.headTime();
            long amount = context.headAmount();
            context.pop();
            context.setHead(time, context.headAmount() + amount);
        }
        return true;
    }

    private static boolean headTouchesNext(SchedContext context) {
        long end = context.headTime() + context.headAmount();
        return Long.compareUnsigned(context.time(1), end) <= 0;
    }
}
