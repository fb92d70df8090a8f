package org.coreplatform.kernel.ipc;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Signals, and who waits for them.
///
/// A signal writes nothing but the badge register of its receiver.
public final class Notifications {
    private final RunQueues queues;
    private final Budgets budgets;
    private final SchedContexts schedContexts;
    private final Threads threads;
    private final KernelCycles cycles;
    private @Nullable KernelObserver observer;

    public Notifications(
            SchedParts sched, SchedContexts schedContexts, Threads threads, KernelCycles cycles) {
        queues = sched.queues();
        budgets = sched.budgets();
        this.schedContexts = schedContexts;
        this.threads = threads;
        this.cycles = cycles;
    }

    /// Watches signals.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// Sends a thread's signal.
    public void signal(Tcb sender, Notification notification, long badge) {
        if (observer != null) {
            Tcb waiter = notification.queue.head();
            Tcb receiver = waiter == null ? notification.boundTcb : waiter;
            observer.signalSent(
                    sender.counters, receiver == null ? null : receiver.counters, badge);
        }
        signal(notification, badge);
    }

    /// Sends a signal: to a thread that waits, or else to whoever asks next.
    public void signal(Notification notification, long badge) {
        cycles.spend(CycleCosts.SIGNAL);
        switch (notification.state) {
            case IDLE -> {
                Tcb bound = notification.boundTcb;
                if (bound != null && bound.state == ThreadState.BLOCKED_ON_RECEIVE) {
                    threads.cancelIpc(bound);
                    wake(notification, bound, badge);
                } else {
                    notification.word = badge;
                    notification.state = Notification.State.ACTIVE;
                }
            }
            case WAITING -> {
                Tcb waiter = notification.queue.head();
                if (waiter != null) {
                    dequeue(notification, waiter);
                    wake(notification, waiter, badge);
                }
            }
            case ACTIVE -> notification.word |= badge;
        }
    }

    private static void dequeue(Notification notification, Tcb waiter) {
        notification.queue.remove(waiter);
        waiter.notification = null;
        if (notification.queue.isEmpty()) {
            notification.state = Notification.State.IDLE;
        }
    }

    private void wake(Notification notification, Tcb thread, long badge) {
        queues.setState(thread, ThreadState.RUNNING);
        deliver(notification, thread, badge);
        queues.possibleSwitchTo(thread);
    }

    private void deliver(Notification notification, Tcb thread, long badge) {
        thread.context.setRegister(UserContext.A0, badge);
        thread.counters.messagesReceived++;
        schedContexts.lend(notification, thread);
        budgets.unblockSporadic(thread.schedContext);
        if (observer != null) {
            observer.signalled(thread.counters, badge);
        }
    }

    /// Gives a thread the signals that wait.
    void complete(Notification notification, Tcb thread) {
        notification.state = Notification.State.IDLE;
        deliver(notification, thread, notification.word);
    }

    /// Waits for a signal, or looks whether there is one.
    public void receive(Tcb thread, Notification notification, boolean blocking) {
        if (notification.state == Notification.State.ACTIVE) {
            complete(notification, thread);
        } else if (blocking) {
            cycles.spend(CycleCosts.BLOCK);
            queues.setState(thread, ThreadState.BLOCKED_ON_NOTIFICATION);
            thread.notification = notification;
            notification.state = Notification.State.WAITING;
            notification.queue.addByPriority(thread);
            schedContexts.giveBack(notification, thread);
        } else {
            thread.context.setRegister(UserContext.A0, 0);
        }
    }

    /// Lets all waiters repeat their system calls.
    public void cancelAll(Notification notification) {
        if (notification.state != Notification.State.WAITING) {
            return;
        }
        Tcb waiter = notification.queue.head();
        while (waiter != null) {
            cycles.spend(CycleCosts.CANCEL);
            dequeue(notification, waiter);
            threads.wake(waiter, ThreadState.RESTART);
            waiter = notification.queue.head();
        }
        queues.requireReschedule();
    }

    /// Lets the signals of a notification reach a thread that waits for messages.
    public static void bind(Notification notification, Tcb thread) {
        notification.boundTcb = thread;
        thread.boundNotification = notification;
    }

    /// Ends the binding of a thread.
    public static void unbind(Tcb thread) {
        Notification notification = thread.boundNotification;
        if (notification != null) {
            notification.boundTcb = null;
            thread.boundNotification = null;
        }
    }
}
