package org.coreplatform.kernel.syscall;

import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.ipc.Endpoints;
import org.coreplatform.kernel.ipc.Endpoints.Sending;
import org.coreplatform.kernel.ipc.FastPath;
import org.coreplatform.kernel.ipc.FaultDelivery;
import org.coreplatform.kernel.ipc.Notifications;
import org.coreplatform.kernel.ipc.ReplyTransfer;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Capability.ReplyCapability;
import org.coreplatform.kernel.object.Notification;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.Charging;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.sdk.abi.AbiVersion;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// The system calls: an invocation phase, a receive phase, or one after the other.
///
/// An invocation's caller is in state *restart* while it is performed: when it is stopped in the
/// middle, nothing more has to be done to have it repeated.
public final class SystemCalls {
    private final Cores cores;
    private final RunQueues queues;
    private final Charging charging;
    private final CSpace cspace;
    private final Endpoints endpoints;
    private final Notifications notifications;
    private final ReplyTransfer replies;
    private final FaultDelivery faults;
    private final FastPath fastPath;
    private final Invocations invocations;
    private final Request request;
    private final KernelCycles cycles;
    private @Nullable Tcb rootTask;
    private AbiVersion labels = AbiVersion.SEL4_16;

    public SystemCalls(KernelParts parts) {
        cores = parts.sched().cores();
        queues = parts.sched().queues();
        charging = parts.sched().charging();
        cspace = parts.cspace();
        endpoints = parts.messaging().endpoints();
        notifications = parts.messaging().notifications();
        replies = parts.messaging().replies();
        faults = parts.messaging().faults();
        fastPath = parts.messaging().fastPath();
        cycles = parts.cycles();
        request = new Request(parts.registers(), cspace, cores.current());
        invocations = invocations(parts);
    }

    private static Invocations invocations(KernelParts parts) {
        var settings = new TcbSettings(parts.sched(), parts.schedContexts(), parts.deletion());
        return new Invocations(
                new UntypedInvocations(
                        parts.sched(), parts.spaces(), parts.preemption(), parts.cycles()),
                new CNodeInvocations(parts.deletion(), parts.messaging().endpoints()),
                new TcbInvocations(parts.sched(), parts.threads(), settings),
                new SchedInvocations(parts.sched(), parts.schedContexts()),
                new DomainInvocations(parts.sched()),
                new IrqInvocations(parts.sched(), parts.interrupts(), parts.finaliser()),
                new VSpaceInvocations(parts.spaces()));
    }

    /// What messages go through.
    ///
    /// @param endpoints for messages and calls
    /// @param notifications for signals
    /// @param replies for answers
    /// @param faults for system calls that cannot be made
    /// @param fastPath for short calls of passive servers
    public record Messaging(
            Endpoints endpoints,
            Notifications notifications,
            ReplyTransfer replies,
            FaultDelivery faults,
            FastPath fastPath) {}

    /// Understands labels as programs of another version of seL4 number them.
    ///
    /// @param root numbers them as ever, since it came with this kernel
    public void acceptLabels(AbiVersion version, Tcb root) {
        labels = version;
        rootTask = root;
    }

    private AbiVersion labelsOf(Tcb caller) {
        return caller == rootTask ? AbiVersion.SEL4_16 : labels;
    }

    /// Makes a call or reply of the current thread on the fast path, if it can be.
    ///
    /// @return whether it is done, and the next thread current
    public boolean performFast(Tcb caller, int number) {
        return switch (number) {
            case SystemCall.CALL -> fastPath.call(caller);
            case SystemCall.REPLY_RECV -> fastPath.replyReceive(caller);
            default -> false;
        };
    }

    /// Makes a system call of the current thread.
    ///
    /// @param number [SystemCall#YIELD] to [SystemCall#CALL]
    public void perform(int number) {
        Tcb caller = cores.current();
        UserContext registers = caller.context;
        cycles.spend(CycleCosts.SYSTEM_CALL);
        long a0 = registers.register(UserContext.A0);
        switch (number) {
            case SystemCall.CALL -> invoke(caller, a0, Sending.CALL);
            case SystemCall.SEND -> invoke(caller, a0, Sending.SEND);
            case SystemCall.NB_SEND -> invoke(caller, a0, Sending.TRY);
            case SystemCall.REPLY_RECV -> {
                if (invoke(caller, registers.register(UserContext.A6), Sending.HAND_OVER)) {
                    receive(caller, true, true);
                }
            }
            case SystemCall.NB_SEND_RECV -> {
                if (invoke(caller, registers.register(UserContext.T0), Sending.HAND_OVER)) {
                    receive(caller, true, true);
                }
            }
            case SystemCall.NB_SEND_WAIT -> {
                if (invoke(caller, registers.register(UserContext.A6), Sending.HAND_OVER)) {
                    receive(caller, true, false);
                }
            }
            case SystemCall.RECV -> receive(caller, true, true);
            case SystemCall.NB_RECV -> receive(caller, false, true);
            case SystemCall.WAIT -> receive(caller, true, false);
            case SystemCall.NB_WAIT -> receive(caller, false, false);
            case SystemCall.YIELD -> charging.relinquish();
            default -> throw new IllegalArgumentException("system call " + number);
        }
    }

    // Invocation phase.

    /// @return whether the system call goes on
    private boolean invoke(Tcb caller, long address, Sending how) {
        boolean blocking = how == Sending.CALL || how == Sending.SEND;
        Slot slot = cspace.lookup(caller.capability(Tcb.CSPACE), address);
        if (slot == null) {
            return lookupFailed(caller, address, blocking);
        }
        request.begin(caller, slot, how == Sending.CALL);
        if (!request.lookUpExtraCapabilities()) {
            return lookupFailed(caller, request.unresolvedAddress(), blocking);
        }
        queues.setState(caller, ThreadState.RESTART);
        Outcome outcome = invoke(caller, slot.capability, how);
        if (outcome == Outcome.PREEMPTED) {
            charging.chargeAfterPreemption();
            return false;
        }
        if (outcome == Outcome.FAILED) {
            request.answerError();
        } else if (outcome == Outcome.DONE && caller.state == ThreadState.RESTART) {
            request.answerDone();
        }
        if (caller.state == ThreadState.RESTART) {
            queues.setState(caller, ThreadState.RUNNING);
        }
        return true;
    }

    private boolean lookupFailed(Tcb caller, long address, boolean blocking) {
        if (blocking) {
            faults.raiseCapFault(caller, address, false, cspace.fault());
        }
        return true;
    }

    private Outcome invoke(Tcb caller, Capability capability, Sending how) {
        if (capability instanceof EndpointCapability endpoint) {
            if ((endpoint.rights() & CapabilityRights.WRITE) == 0) {
                return request.invalidCapability(0);
            }
            if (how == Sending.CALL) {
                caller.counters.callsMade++;
            }
            endpoints.send(caller, endpoint, how);
            return Outcome.DONE;
        }
        if (capability instanceof ReplyCapability reply) {
            replies.reply(caller, reply);
            return Outcome.DONE;
        }
        if (capability instanceof NotificationCapability notification) {
            if ((notification.rights() & CapabilityRights.WRITE) == 0) {
                return request.invalidCapability(0);
            }
            caller.counters.notificationsSent++;
            notifications.signal(caller, notification.object(), notification.badge());
            return Outcome.DONE;
        }
        if (!(capability instanceof Capability.NullCapability)) {
            cycles.spend(CycleCosts.INVOCATION);
        }
        request.readOperation(labelsOf(caller));
        return invocations.invoke(request, capability, how == Sending.HAND_OVER);
    }

    // Receive phase.

    private void receive(Tcb caller, boolean blocking, boolean withReply) {
        long address = caller.context.register(UserContext.A0);
        Slot slot = cspace.lookup(caller.capability(Tcb.CSPACE), address);
        if (slot == null) {
            faults.raiseCapFault(caller, address, true, cspace.fault());
            return;
        }
        switch (slot.capability) {
            case EndpointCapability endpoint
                    when (endpoint.rights() & CapabilityRights.READ) != 0 ->
                    receive(caller, endpoint, blocking, withReply);
            case NotificationCapability notification
                    when (notification.rights() & CapabilityRights.READ) != 0
                            && isFor(notification.object(), caller) ->
                    notifications.receive(caller, notification.object(), blocking);
            default -> raiseMissing(caller, address);
        }
    }

    private static boolean isFor(Notification notification, Tcb caller) {
        return notification.boundTcb == null || notification.boundTcb == caller;
    }

    private void receive(
            Tcb caller, EndpointCapability endpoint, boolean blocking, boolean withReply) {
        @Nullable Reply reply = null;
        if (withReply) {
            long address = caller.context.register(UserContext.A6);
            Slot slot = cspace.lookup(caller.capability(Tcb.CSPACE), address);
            if (slot == null) {
                faults.raiseCapFault(caller, address, true, cspace.fault());
                return;
            }
            if (!(slot.capability instanceof ReplyCapability(Reply object, _))) {
                raiseMissing(caller, address);
                return;
            }
            reply = object;
        }
        endpoints.receive(caller, endpoint.object(), reply, blocking);
    }

    private void raiseMissing(Tcb caller, long address) {
        cspace.fault().missingCapability(0);
        faults.raiseCapFault(caller, address, true, cspace.fault());
    }
}
