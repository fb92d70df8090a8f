package org.coreplatform.kernel.ipc;

import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.FaultLabel;

/// Answers the caller, or the faulted thread, that waits for a reply object.
public final class ReplyTransfer {
    private final RunQueues queues;
    private final Budgets budgets;
    private final Replies replies;
    private final MessageTransfer transfer;
    private final FaultDelivery faults;

    public ReplyTransfer(
            SchedParts sched, Replies replies, MessageTransfer transfer, FaultDelivery faults) {
        queues = sched.queues();
        budgets = sched.budgets();
        this.replies = replies;
        this.transfer = transfer;
        this.faults = faults;
    }

    /// Sends the sender's message to the thread that waits; no effect when none does.
    public void reply(Tcb sender, ReplyCapability through) {
        Reply reply = through.object();
        Tcb receiver = reply.tcb;
        if (receiver == null || receiver.state != ThreadState.BLOCKED_ON_REPLY) {
            return;
        }
        replies.remove(reply, receiver);
        budgets.unblockSporadic(receiver.schedContext);
        int fault = receiver.fault.label;
        if (fault == FaultLabel.NULL) {
            transfer.transfer(sender, null, 0, through.canGrant(), receiver);
            queues.setState(receiver, ThreadState.RUNNING);
        } else {
            boolean resumes = transfer.transferFaultReply(sender, receiver);
            receiver.fault.clear();
            queues.setState(receiver, resumes ? ThreadState.RESTART : ThreadState.INACTIVE);
        }
        runOn(receiver, fault);
    }

    private void runOn(Tcb receiver, int fault) {
        SchedContext context = receiver.schedContext;
        if (context == null || !context.isActive() || !receiver.state.isRunnable()) {
            return;
        }
        if (budgets.hasBudget(context)) {
            queues.possibleSwitchTo(receiver);
        } else if (fault == FaultLabel.TIMEOUT || !faults.raiseTimeout(receiver)) {
            budgets.postpone(receiver);
        }
    }
}
