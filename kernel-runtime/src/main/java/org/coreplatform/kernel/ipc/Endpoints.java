package org.coreplatform.kernel.ipc;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Where messages and calls meet their receivers.
public final class Endpoints {
    private final RunQueues queues;
    private final Budgets budgets;
    private final SchedContexts schedContexts;
    private final Threads threads;
    private final Replies replies;
    private final Notifications notifications;
    private final MessageTransfer transfer;
    private final KernelCycles cycles;

    public Endpoints(
            SchedParts sched,
            SchedContexts schedContexts,
            Threads threads,
            Replies replies,
            Notifications notifications,
            MessageTransfer transfer,
            KernelCycles cycles) {
        queues = sched.queues();
        budgets = sched.budgets();
        this.schedContexts = schedContexts;
        this.threads = threads;
        this.replies = replies;
        this.notifications = notifications;
        this.transfer = transfer;
        this.cycles = cycles;
    }

    /// How a message is sent.
    public enum Sending {
        /// `Send`, blocking.
        SEND(true, false, false),
        /// `NBSend`: dropped when nobody waits.
        TRY(false, false, false),
        /// The first phase of a combined system call: as [#TRY], but a passive receiver is given
        /// the scheduling context.
        HAND_OVER(false, false, true),
        /// `Call`: waits for the answer, and a passive receiver works on the caller's scheduling
        /// context.
        CALL(true, true, true),
        /// A fault, raised with a scheduling context.
        FAULT(true, false, true),
        /// A fault that does not donate.
        TIMEOUT(true, false, false);

        private final boolean blocking;
        private final boolean calling;
        private final boolean donating;

        Sending(boolean blocking, boolean calling, boolean donating) {
            this.blocking = blocking;
            this.calling = calling;
            this.donating = donating;
        }
    }

    /// Sends a thread's message, or the one about its fault.
    ///
    /// @param through the capability that it is sent through, with the right to send
    public void send(Tcb sender, EndpointCapability through, Sending how) {
        Endpoint endpoint = through.object();
        Tcb receiver = endpoint.queue.head();
        if (endpoint.state != Endpoint.State.RECEIVING || receiver == null) {
            if (how.blocking) {
                blockOnSend(sender, through, how.calling);
            }
            return;
        }
        dequeue(endpoint, receiver);
        boolean canGrant = (through.rights() & CapabilityRights.GRANT) != 0;
        transfer.transfer(sender, endpoint, through.badge(), canGrant, receiver);
        Reply reply = receiver.reply;
        if (reply != null) {
            replies.unlink(reply, receiver);
        }
        if (how.calling || sender.fault.isPending()) {
            awaitReply(sender, receiver, reply, mayReply(through), how.donating);
        } else if (how.donating && receiver.schedContext == null && sender.schedContext != null) {
            schedContexts.donate(sender.schedContext, receiver);
        }
        queues.setState(receiver, ThreadState.RUNNING);
        budgets.unblockSporadic(receiver.schedContext);
        queues.possibleSwitchTo(receiver);
    }

    private static boolean mayReply(EndpointCapability through) {
        return (through.rights() & (CapabilityRights.GRANT | CapabilityRights.GRANT_REPLY)) != 0;
    }

    private void awaitReply(
            Tcb caller, Tcb callee, @Nullable Reply reply, boolean mayReply, boolean mayDonate) {
        if (reply != null && mayReply) {
            replies.push(caller, callee, reply, mayDonate);
        } else {
            queues.setState(caller, ThreadState.INACTIVE);
        }
    }

    private void blockOnSend(Tcb sender, EndpointCapability through, boolean calling) {
        cycles.spend(CycleCosts.BLOCK);
        sender.badge = through.badge();
        sender.canGrant = (through.rights() & CapabilityRights.GRANT) != 0;
        sender.canGrantReply = (through.rights() & CapabilityRights.GRANT_REPLY) != 0;
        sender.isCalling = calling;
        block(sender, through.object(), ThreadState.BLOCKED_ON_SEND, Endpoint.State.SENDING);
    }

    private void block(Tcb thread, Endpoint endpoint, ThreadState state, Endpoint.State waiting) {
        queues.setState(thread, state);
        thread.endpoint = endpoint;
        endpoint.state = waiting;
        endpoint.queue.addByPriority(thread);
    }

    static void dequeue(Endpoint endpoint, Tcb thread) {
        endpoint.queue.remove(thread);
        thread.endpoint = null;
        if (endpoint.queue.isEmpty()) {
            endpoint.state = Endpoint.State.IDLE;
        }
    }

    /// Receives a message, or a signal of the bound notification.
    ///
    /// @param reply what a caller is to wait for, null for nothing: callers are then left inactive
    public void receive(Tcb receiver, Endpoint endpoint, @Nullable Reply reply, boolean blocking) {
        if (reply != null) {
            Tcb former = reply.tcb;
            if (former != null && former != receiver) {
                threads.cancelIpc(former);
            }
        }
        Notification bound = receiver.boundNotification;
        if (bound != null && bound.state == Notification.State.ACTIVE) {
            notifications.complete(bound, receiver);
            return;
        }
        if (bound != null && blocking) {
            schedContexts.giveBack(bound, receiver);
        }
        Tcb sender = endpoint.queue.head();
        if (endpoint.state == Endpoint.State.SENDING && sender != null) {
            receiveFrom(sender, endpoint, receiver, reply);
        } else if (blocking) {
            cycles.spend(CycleCosts.BLOCK);
            receiver.reply = reply;
            if (reply != null) {
                reply.tcb = receiver;
            }
            block(receiver, endpoint, ThreadState.BLOCKED_ON_RECEIVE, Endpoint.State.RECEIVING);
        } else {
            receiver.context.setRegister(UserContext.A0, 0);
        }
    }

    private void receiveFrom(Tcb sender, Endpoint endpoint, Tcb receiver, @Nullable Reply reply) {
        dequeue(endpoint, sender);
        transfer.transfer(sender, endpoint, sender.badge, sender.canGrant, receiver);
        budgets.unblockSporadic(sender.schedContext);
        if (sender.isCalling || sender.fault.isPending()) {
            boolean donates =
                    sender.schedContext != null && sender.fault.label != FaultLabel.TIMEOUT;
            boolean mayReply = sender.canGrant || sender.canGrantReply;
            awaitReply(sender, receiver, reply, mayReply, donates);
        } else {
            queues.setState(sender, ThreadState.RUNNING);
            queues.possibleSwitchTo(sender);
        }
    }

    /// Lets all threads that wait at an endpoint repeat their system calls.
    public void cancelAll(Endpoint endpoint) {
        if (endpoint.state == Endpoint.State.IDLE) {
            return;
        }
        Tcb thread = endpoint.queue.head();
        while (thread != null) {
            cancel(endpoint, thread);
            thread = endpoint.queue.head();
        }
        queues.requireReschedule();
    }

    /// Lets the senders with a badge repeat their system calls.
    public void cancelBadgedSends(Endpoint endpoint, long badge) {
        if (endpoint.state != Endpoint.State.SENDING) {
            return;
        }
        Tcb thread = endpoint.queue.head();
        while (thread != null) {
            Tcb next = thread.nextInQueue();
            if (thread.badge == badge) {
                cancel(endpoint, thread);
            }
            thread = next;
        }
        queues.requireReschedule();
    }

    private void cancel(Endpoint endpoint, Tcb thread) {
        cycles.spend(CycleCosts.CANCEL);
        dequeue(endpoint, thread);
        Reply reply = thread.reply;
        if (reply != null) {
            replies.unlink(reply, thread);
        }
        if (thread.fault.isPending()) {
            queues.setState(thread, ThreadState.INACTIVE);
        } else {
            threads.wake(thread, ThreadState.RESTART);
        }
    }
}
