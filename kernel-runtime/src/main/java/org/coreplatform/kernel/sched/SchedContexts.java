package org.coreplatform.kernel.sched;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.abi.MessageInfo;
import org.jspecify.annotations.Nullable;

/// What happens to scheduling contexts as objects: who has one, who lends it, what it was given.
public final class SchedContexts {
    private final Cores cores;
    private final RunQueues queues;
    private final Budgets budgets;
    private final Charging charging;
    private final RemoteThreads remote;
    private @Nullable KernelObserver observer;

    public SchedContexts(SchedParts sched) {
        cores = sched.cores();
        queues = sched.queues();
        budgets = sched.budgets();
        charging = sched.charging();
        remote = sched.remote();
    }

    /// Watches donations.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// Gives a scheduling context its parameters.
    ///
    /// @param budget in ticks, not above `period`
    /// @param max how many refills it may have
    public void configure(SchedContext context, int core, long budget, long period, int max) {
        Tcb thread = context.tcb;
        if (thread != null) {
            remote.stall(thread);
            budgets.unrelease(thread);
            queues.dequeue(thread);
        }
        charging.commitTimeOf(context);
        cores.use(core);
        long now = cores.now();
        boolean inUse =
                core == context.core
                        && context.isActive()
                        && thread != null
                        && thread.state.isRunnable();
        if (budget == period) {
            Refills.create(context, SchedContext.MIN_REFILLS, budget, 0, now);
        } else if (inUse) {
            Refills.update(context, max, budget, period, now);
        } else {
            Refills.create(context, max, budget, period, now);
        }
        context.core = core;
        if (thread != null) {
            thread.core = core;
            budgets.postponeUnlessReady(thread);
            if (thread == cores.current()) {
                queues.requireReschedule();
            } else {
                queues.possibleSwitchTo(thread);
            }
        }
    }

    /// Gives a thread without a scheduling context one that no thread has.
    public void bind(SchedContext context, Tcb thread) {
        thread.schedContext = context;
        context.tcb = thread;
        thread.core = context.core;
        budgets.unblockSporadic(context);
        budgets.postponeUnlessReady(thread);
        if (thread.isSchedulable()) {
            queues.enqueue(thread);
            queues.requireReschedule();
        }
    }

    /// Takes a thread's scheduling context away.
    public void unbind(Tcb thread) {
        SchedContext context = thread.schedContext;
        if (context == null) {
            return;
        }
        remote.stall(thread);
        queues.requireRescheduleOf(thread);
        queues.dequeue(thread);
        budgets.unrelease(thread);
        thread.schedContext = null;
        context.tcb = null;
    }

    /// Takes a scheduling context away from the thread that has it.
    public void unbindThread(SchedContext context) {
        Tcb thread = context.tcb;
        if (thread != null) {
            unbind(thread);
        }
    }

    /// Takes a scheduling context away from the notification that lends it.
    public static void unbindNotification(SchedContext context) {
        Notification notification = context.notification;
        if (notification != null) {
            notification.schedContext = null;
            context.notification = null;
        }
    }

    /// Forgets along which calls a scheduling context came.
    public static void unbindReply(SchedContext context) {
        Reply reply = context.reply;
        if (reply != null) {
            reply.head = null;
            context.reply = null;
        }
    }

    /// Moves a scheduling context from the thread that has it to one that has none.
    public void donate(SchedContext context, Tcb to) {
        Tcb from = context.tcb;
        if (from != null) {
            remote.stall(from);
            queues.dequeue(from);
            budgets.unrelease(from);
            from.schedContext = null;
            if (queues.isChosen(from)) {
                queues.requireReschedule();
            }
        }
        context.tcb = to;
        to.schedContext = context;
        to.core = context.core;
        if (observer != null) {
            observer.donated(to.counters, context.badge);
        }
    }

    /// A passive thread wakes by a notification: it runs on what the notification lends, if that
    /// is free.
    public void lend(Notification notification, Tcb thread) {
        SchedContext context = notification.schedContext;
        if (thread.schedContext == null && context != null && context.tcb == null) {
            donate(context, thread);
            budgets.postponeUnlessReady(thread);
        }
    }

    /// A thread waits for a notification: what it was lent goes back.
    public void giveBack(Notification notification, Tcb thread) {
        SchedContext context = notification.schedContext;
        if (context != null && context == thread.schedContext) {
            thread.schedContext = null;
            context.tcb = null;
            queues.requireRescheduleOf(thread);
        }
    }

    /// {@return microseconds used since the last question}
    public static long takeConsumed(SchedContext context) {
        long consumed = context.consumed;
        context.consumed = 0;
        return Times.toMicros(consumed);
    }

    /// Lets a scheduling context's thread run instead of the current one, which has asked for it.
    ///
    /// @return whether it does; the current thread has been answered as if that were all, and the
    ///     result is written when it runs again
    public boolean yieldTo(SchedContext context) {
        Tcb waiting = context.yieldFrom;
        if (waiting != null) {
            completeYield(waiting);
        }
        Tcb thread = context.tcb;
        if (thread == null) {
            return false;
        }
        budgets.postponeUnlessReady(thread);
        if (!thread.isSchedulable()) {
            return false;
        }
        Tcb caller = cores.current();
        queues.dequeue(thread);
        if (thread.core != caller.core || thread.priority < caller.priority) {
            queues.enqueue(thread);
            return false;
        }
        caller.yieldTo = context;
        context.yieldFrom = caller;
        queues.enqueue(caller);
        queues.enqueue(thread);
        queues.requireReschedule();
        return true;
    }

    /// Gives a thread that yielded to another one the result.
    public static void completeYield(Tcb caller) {
        SchedContext context = caller.yieldTo;
        if (context != null) {
            writeResult(caller.context, takeConsumed(context));
            cancelYield(caller);
        }
    }

    /// Forgets that a thread yielded to another one.
    public static void cancelYield(Tcb caller) {
        SchedContext context = caller.yieldTo;
        if (context != null) {
            context.yieldFrom = null;
            caller.yieldTo = null;
        }
    }

    private static void writeResult(UserContext registers, long word) {
        registers.setRegister(UserContext.A0, 0);
        registers.setRegister(UserContext.A1, MessageInfo.of(0, 1));
        registers.setRegister(UserContext.A2, word);
    }
}
