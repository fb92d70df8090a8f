package org.coreplatform.kernel.ipc;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Scheduler;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Short calls of passive servers, and the replies to them, without the detours that the general
/// way makes for what may happen.
///
/// Each operation first looks, changing nothing, whether the general way would do exactly this; if
/// not, it is left to that.
public final class FastPath {
    private static final int REPLY_RIGHTS = CapabilityRights.GRANT | CapabilityRights.GRANT_REPLY;

    private final Scheduler scheduler;
    private final CSpace cspace;
    private final MessageTransfer transfer;

    public FastPath(Scheduler scheduler, CSpace cspace, MessageTransfer transfer) {
        this.scheduler = scheduler;
        this.cspace = cspace;
        this.transfer = transfer;
    }

    /// `Call` of a passive server that waits.
    ///
    /// @return whether it was done
    public boolean call(Tcb caller) {
        if (!isShort(caller)
                || !(capability(caller, UserContext.A0) instanceof EndpointCapability capability)) {
            return false;
        }
        Endpoint endpoint = capability.object();
        Tcb callee = endpoint.queue.head();
        Reply reply = callee == null ? null : callee.reply;
        SchedContext context = caller.schedContext;
        int rights = capability.rights();
        if (endpoint.state != Endpoint.State.RECEIVING
                || callee == null
                || reply == null
                || context == null
                || callee.schedContext != null
                || (rights & CapabilityRights.WRITE) == 0
                || (rights & REPLY_RIGHTS) == 0
                || !scheduler.canSwitchDirectly(callee)) {
            return false;
        }
        caller.counters.callsMade++;
        Endpoints.dequeue(endpoint, callee);
        transfer.transferShort(caller, endpoint, capability.badge(), callee);
        callee.reply = null;
        reply.tcb = caller;
        caller.reply = reply;
        caller.state = ThreadState.BLOCKED_ON_REPLY;
        Replies.pushOnStack(context, reply);
        handOver(context, caller, callee, CycleCosts.FAST_CALL);
        return true;
    }

    /// `ReplyRecv` of a passive server, back to the caller whose scheduling context it runs on.
    ///
    /// @return whether it was done
    public boolean replyReceive(Tcb server) {
        if (!isShort(server)
                || !(capability(server, UserContext.A6) instanceof ReplyCapability replyCapability)
                || !(capability(server, UserContext.A0) instanceof EndpointCapability capability)) {
            return false;
        }
        Endpoint endpoint = capability.object();
        Reply reply = replyCapability.object();
        Tcb caller = reply.tcb;
        SchedContext context = server.schedContext;
        if (caller == null
                || context == null
                || reply.head != context
                || caller.state != ThreadState.BLOCKED_ON_REPLY
                || caller.schedContext != null
                || caller.fault.isPending()
                || endpoint.state == Endpoint.State.SENDING
                || (capability.rights() & CapabilityRights.READ) == 0
                || concerns(server.boundNotification, context)
                || !scheduler.canSwitchDirectly(caller)) {
            return false;
        }
        transfer.transferShort(server, null, 0, caller);
        Replies.popFromStack(context, reply);
        caller.reply = null;
        reply.tcb = server;
        server.reply = reply;
        server.state = ThreadState.BLOCKED_ON_RECEIVE;
        server.endpoint = endpoint;
        endpoint.state = Endpoint.State.RECEIVING;
        endpoint.queue.addByPriority(server);
        handOver(context, server, caller, CycleCosts.FAST_REPLY_RECEIVE);
        return true;
    }

    /// {@return whether a message is in registers and carries no capabilities}
    private static boolean isShort(Tcb sender) {
        long info = sender.context.register(UserContext.A1);
        return MessageInfo.length(info) <= Limits.CPU_MESSAGE_REGISTERS
                && MessageInfo.extraCaps(info) == 0;
    }

    /// {@return the capability that a register names, nothing when it does not resolve}
    private Capability capability(Tcb thread, int register) {
        Slot slot = cspace.lookup(thread.capability(Tcb.CSPACE), thread.context.register(register));
        return slot == null ? NullCapability.NULL : slot.capability;
    }

    /// {@return whether a bound notification has signals, or a claim to the scheduling context}
    private static boolean concerns(@Nullable Notification bound, SchedContext context) {
        return bound != null
                && (bound.state == Notification.State.ACTIVE || bound.schedContext == context);
    }

    private void handOver(SchedContext context, Tcb from, Tcb to, int cost) {
        from.schedContext = null;
        context.tcb = to;
        to.schedContext = context;
        to.core = context.core;
        to.state = ThreadState.RUNNING;
        transfer.donated(to, context);
        scheduler.switchDirectly(to, cost);
    }
}
