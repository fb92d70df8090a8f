package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnNotification;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReceive;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnReply;
import org.coreplatform.kernel.spec.ThreadState.BlockedOnSend;
import org.jspecify.annotations.Nullable;

/// Sending and receiving through endpoints, replying, and taking it back.
final class Ipc {
    private static final ThreadState INACTIVE = new ThreadState.Inactive();
    private static final ThreadState RUNNING = new ThreadState.Running();
    private static final ThreadState RESTART = new ThreadState.Restart();

    private Ipc() {}

    /// How something is sent.
    ///
    /// @param blocking whether the sender waits for a receiver
    /// @param call whether it waits for a reply then
    /// @param canDonate whether a receiver without a scheduling context gets the sender's
    record Manner(boolean blocking, boolean call, boolean canDonate) {}

    static void send(Transition t, long sender, Capability.Endpoint endpoint, Manner manner) {
        Endpoint ep = t.endpoint(endpoint.object());
        if (ep.hasReceivers()) {
            sendTo(t, sender, endpoint, manner);
        } else if (manner.blocking()) {
            Scheduling.setState(
                    t,
                    sender,
                    new BlockedOnSend(
                            endpoint.object(),
                            endpoint.badge(),
                            endpoint.canGrant(),
                            endpoint.canGrantReply(),
                            manner.call()));
            List<Long> queue = inserted(t, ep.queue(), sender);
            t.put(endpoint.object(), new Endpoint(false, queue));
        }
    }

    private static void sendTo(
            Transition t, long sender, Capability.Endpoint endpoint, Manner manner) {
        Endpoint ep = t.endpoint(endpoint.object());
        long receiver = ep.queue().getFirst();
        t.put(endpoint.object(), ep.withQueue(ep.queue().subList(1, ep.queue().size())));
        long badge = endpoint.badge();
        Messages.transfer(t, sender, endpoint.object(), badge, endpoint.canGrant(), receiver);
        long reply = replyOf(t.tcb(receiver).state());
        if (reply != Tcb.NONE) {
            Replies.unlink(t, reply);
        }
        if (manner.call() || t.tcb(sender).fault() != null) {
            if (reply != Tcb.NONE && (endpoint.canGrant() || endpoint.canGrantReply())) {
                Replies.push(t, sender, receiver, reply, manner.canDonate());
            } else {
                Scheduling.setState(t, sender, INACTIVE);
            }
        } else if (manner.canDonate() && t.tcb(receiver).schedContext() == Tcb.NONE) {
            SchedContexts.donate(t, t.tcb(sender).schedContext(), receiver);
        }
        wake(t, receiver, RUNNING);
    }

    /// Lets a thread that waited go on.
    static void wake(Transition t, long thread, ThreadState state) {
        Scheduling.setState(t, thread, state);
        Scheduling.unblockSporadic(t, thread);
        Scheduling.possibleSwitchTo(t, thread);
    }

    private static long replyOf(ThreadState state) {
        return switch (state) {
            case BlockedOnReceive s -> s.reply();
            case BlockedOnReply s -> s.reply();
            default -> Tcb.NONE;
        };
    }

    /// Receives a message, or the signals of the bound notification.
    ///
    /// @param reply the reply object for who calls, [Tcb#NONE] for none
    static void receive(
            Transition t, long thread, Capability.Endpoint endpoint, boolean blocking, long reply) {
        if (reply != Tcb.NONE) {
            long other = t.reply(reply).thread();
            if (other != Tcb.NONE && other != thread) {
                cancel(t, other);
            }
        }
        long bound = t.tcb(thread).boundNotification();
        if (bound != Tcb.NONE && t.notification(bound).active()) {
            Signals.complete(t, bound, thread);
            return;
        }
        if (bound != Tcb.NONE && blocking) {
            Signals.returnSchedContext(t, bound, thread);
        }
        Endpoint ep = t.endpoint(endpoint.object());
        if (ep.hasSenders()) {
            receiveFrom(t, thread, endpoint.object(), reply);
        } else if (blocking) {
            Scheduling.setState(t, thread, new BlockedOnReceive(endpoint.object(), reply));
            if (reply != Tcb.NONE) {
                t.changeReply(reply, r -> r.withThread(thread));
            }
            t.put(endpoint.object(), new Endpoint(true, inserted(t, ep.queue(), thread)));
        } else {
            t.setRegister(thread, Registers.A0, 0);
        }
    }

    private static void receiveFrom(Transition t, long thread, long endpoint, long reply) {
        Endpoint ep = t.endpoint(endpoint);
        long sender = ep.queue().getFirst();
        t.put(endpoint, ep.withQueue(ep.queue().subList(1, ep.queue().size())));
        if (!(t.tcb(sender).state() instanceof BlockedOnSend how)) {
            throw new IllegalStateException("the queue of senders holds another thread");
        }
        Messages.transfer(t, sender, endpoint, how.badge(), how.canGrant(), thread);
        Scheduling.unblockSporadic(t, sender);
        Fault fault = t.tcb(sender).fault();
        if (!how.isCall() && fault == null) {
            Scheduling.setState(t, sender, RUNNING);
            Scheduling.possibleSwitchTo(t, sender);
        } else if (reply != Tcb.NONE && (how.canGrant() || how.canGrantReply())) {
            boolean canDonate =
                    t.tcb(sender).schedContext() != Tcb.NONE && !(fault instanceof Fault.Timeout);
            Replies.push(t, sender, thread, reply, canDonate);
        } else {
            Scheduling.setState(t, sender, INACTIVE);
        }
    }

    /// Answers the caller of a reply object, if there is one.
    static void reply(Transition t, long sender, Capability.Reply capability) {
        long caller = t.reply(capability.object()).thread();
        if (caller == Tcb.NONE || !(t.tcb(caller).state() instanceof BlockedOnReply)) {
            return;
        }
        Replies.remove(t, capability.object());
        Scheduling.unblockSporadic(t, caller);
        Fault fault = t.tcb(caller).fault();
        if (fault == null) {
            Messages.transfer(t, sender, Tcb.NONE, 0, capability.canGrant(), caller);
            Scheduling.setState(t, caller, RUNNING);
        } else {
            boolean goesOn = Messages.repair(t, caller, fault, sender);
            t.changeTcb(caller, tcb -> tcb.withFault(null));
            Scheduling.setState(t, caller, goesOn ? RESTART : INACTIVE);
        }
        runWithBudget(t, caller, fault);
    }

    private static void runWithBudget(Transition t, long caller, @Nullable Fault fault) {
        long sc = t.tcb(caller).schedContext();
        if (sc == Tcb.NONE || !t.tcb(caller).state().isRunnable()) {
            return;
        }
        if (Scheduling.isReadyAndSufficient(t, sc)) {
            Scheduling.possibleSwitchTo(t, caller);
        } else if (Faults.hasTimeoutHandler(t, caller) && !(fault instanceof Fault.Timeout)) {
            Faults.handleTimeout(t, caller, new Fault.Timeout(t.schedContext(sc).badge()));
        } else {
            Scheduling.postpone(t, sc);
        }
    }

    // --- Queues ---

    /// {@return a queue with a thread after those of its priority and above}
    static List<Long> inserted(Transition t, List<Long> queue, long thread) {
        int priority = t.tcb(thread).priority();
        List<Long> threads = new ArrayList<>(queue);
        int place = 0;
        while (place < threads.size() && t.tcb(threads.get(place)).priority() >= priority) {
            place++;
        }
        threads.add(place, thread);
        return threads;
    }

    static List<Long> without(List<Long> queue, long thread) {
        List<Long> threads = new ArrayList<>(queue);
        threads.remove(thread);
        return threads;
    }

    /// Puts a waiting thread where its new priority belongs.
    static void reorder(Transition t, long thread) {
        switch (t.tcb(thread).state()) {
            case BlockedOnReceive(long endpoint, _) -> reorder(t, endpoint, thread);
            case BlockedOnSend s -> reorder(t, s.endpoint(), thread);
            case BlockedOnNotification(long notification) ->
                    t.changeNotification(
                            notification,
                            n -> n.withQueue(inserted(t, without(n.queue(), thread), thread)));
            default -> {}
        }
    }

    private static void reorder(Transition t, long endpoint, long thread) {
        Endpoint ep = t.endpoint(endpoint);
        List<Long> queue = inserted(t, without(ep.queue(), thread), thread);
        t.put(endpoint, ep.withQueue(queue));
    }

    // --- Taking it back ---

    /// Makes a blocked thread inactive, and forgets its fault.
    static void cancel(Transition t, long thread) {
        t.changeTcb(thread, tcb -> tcb.withFault(null));
        switch (t.tcb(thread).state()) {
            case BlockedOnSend s -> leave(t, s.endpoint(), thread);
            case BlockedOnReceive(long endpoint, long reply) -> {
                leave(t, endpoint, thread);
                if (reply != Tcb.NONE) {
                    Replies.unlink(t, reply);
                }
            }
            case BlockedOnNotification(long notification) -> {
                t.changeNotification(notification, n -> n.withQueue(without(n.queue(), thread)));
                Scheduling.setState(t, thread, INACTIVE);
            }
            case BlockedOnReply(long reply) -> Replies.removeCaller(t, reply);
            case ThreadState.Inactive _, ThreadState.Running _, ThreadState.Restart _ -> {}
        }
    }

    private static void leave(Transition t, long endpoint, long thread) {
        Endpoint ep = t.endpoint(endpoint);
        t.put(endpoint, ep.withQueue(without(ep.queue(), thread)));
        Scheduling.setState(t, thread, INACTIVE);
    }

    /// Lets everybody who waits at an endpoint try again.
    static void cancelAll(Transition t, long endpoint) {
        List<Long> queue = t.endpoint(endpoint).queue();
        if (queue.isEmpty()) {
            return;
        }
        t.put(endpoint, Endpoint.IDLE);
        for (long thread : queue) {
            long reply = replyOf(t.tcb(thread).state());
            if (reply != Tcb.NONE) {
                Replies.unlink(t, reply);
            }
            tryAgain(t, thread);
        }
        Scheduling.rescheduleRequired(t);
    }

    /// Lets those try again who wait to send with a badge.
    static void cancelBadgedSends(Transition t, long endpoint, long badge) {
        Endpoint ep = t.endpoint(endpoint);
        if (!ep.hasSenders()) {
            return;
        }
        for (long thread : ep.queue()) {
            if (t.tcb(thread).state() instanceof BlockedOnSend s && s.badge() == badge) {
                Endpoint now = t.endpoint(endpoint);
                t.put(endpoint, now.withQueue(without(now.queue(), thread)));
                tryAgain(t, thread);
            }
        }
        Scheduling.rescheduleRequired(t);
    }

    private static void tryAgain(Transition t, long thread) {
        if (t.tcb(thread).fault() == null) {
            wake(t, thread, RESTART);
        } else {
            Scheduling.setState(t, thread, INACTIVE);
        }
    }
}
