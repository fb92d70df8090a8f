package org.coreplatform.kernel.invariant;

import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.Refills;

/// Budgets, queues, and who runs.
final class SchedulingInvariants {
    private SchedulingInvariants() {}

    static void check(Population population, Cores cores) {
        for (KernelObject object : population.objects()) {
            switch (object) {
                case Tcb thread -> check(thread, cores, population);
                case SchedContext context -> check(context);
                default -> {}
            }
        }
        for (int core = 0; core < cores.count(); core++) {
            checkCore(core, cores);
        }
    }

    private static void checkCore(int core, Cores cores) {
        Tcb current = cores.current(core);
        Invariant.check(
                current.schedContext == cores.currentSchedContext(core),
                current,
                "the current thread's scheduling context pays");
        Invariant.check(
                cores.isIdle(core) || current.isSchedulable(),
                current,
                "the current thread can run");
        Invariant.check(
                current.core == core, current, "the current thread has its time on this core");
    }

    private static void check(Tcb thread, Cores cores, Population population) {
        SchedContext context = thread.schedContext;
        Invariant.check(
                context == null || (context.tcb == thread && population.contains(context)),
                thread,
                "a scheduling context knows its thread");
        Invariant.check(
                context == null || context.core == thread.core,
                thread,
                "a thread is on its scheduling context's core");
        int core = thread.core;
        boolean isCurrent = thread == cores.current(core);
        Invariant.check(
                thread.inReadyQueue == (thread.isSchedulable() && !isCurrent),
                thread,
                "exactly the threads that can run and do not are in a ready queue");
        if (thread.inReadyQueue && context != null) {
            Invariant.check(
                    Refills.isReady(context, cores.now(core)) && Refills.isSufficient(context, 0),
                    thread,
                    "a ready thread has budget");
            Invariant.check(
                    cores.isKicked(core)
                            || cores.isEntered(core)
                            || thread.domain != cores.currentDomain(core)
                            || (!cores.isIdle(core)
                                    && thread.priority <= cores.current(core).priority),
                    thread,
                    "no thread that can run outranks the current one");
        }
        Invariant.check(
                !thread.inReleaseQueue
                        || (thread.state.isRunnable() && context != null && context.isActive()),
                thread,
                "a thread that waits for its budget could run otherwise");
    }

    private static void check(SchedContext context) {
        Tcb thread = context.tcb;
        Invariant.check(
                thread == null || thread.schedContext == context,
                context,
                "a thread knows its scheduling context");
        Reply head = context.reply;
        Invariant.check(
                head == null || head.head == context,
                context,
                "the head of a call stack knows its scheduling context");
        Invariant.check(
                context.notification == null || context.notification.schedContext == context,
                context,
                "a notification knows the scheduling context that it lends");
        if (context.isActive()) {
            checkRefills(context);
        }
    }

    private static void checkRefills(SchedContext context) {
        long sum = 0;
        for (int i = 0; i < context.refillCount(); i++) {
            sum += context.amount(i);
            boolean apart =
                    i == 0
                            || context.isRoundRobin()
                            || context.time(i - 1) + context.amount(i - 1) <= context.time(i);
            Invariant.check(apart, context, "refills are in order and do not overlap");
        }
        Invariant.check(sum == context.budget, context, "refills add up to the budget");
        Invariant.check(
                context.refillCount() <= context.refillMax,
                context,
                "there are no more refills than there may be");
        Invariant.check(
                !context.isRoundRobin() || context.refillCount() == SchedContext.MIN_REFILLS,
                context,
                "round robin has two refills");
        Invariant.check(
                context.headAmount() >= Refills.MIN_BUDGET,
                context,
                "the head refill is enough to run on");
    }
}
