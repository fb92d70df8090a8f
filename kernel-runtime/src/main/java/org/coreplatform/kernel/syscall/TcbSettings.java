package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.capability.CapabilityRules;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.lifecycle.Deletion;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Capability.ZombieCapability;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.Budgets;
import org.coreplatform.kernel.sched.Cores;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParams;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;

/// Invocations that give a thread its spaces, IPC buffer, handlers and scheduling parameters.
final class TcbSettings {
    private final Cores cores;
    private final RunQueues queues;
    private final Budgets budgets;
    private final SchedParams params;
    private final SchedContexts schedContexts;
    private final Deletion deletion;

    TcbSettings(SchedParts sched, SchedContexts schedContexts, Deletion deletion) {
        cores = sched.cores();
        queues = sched.queues();
        budgets = sched.budgets();
        params = sched.params();
        this.schedContexts = schedContexts;
        this.deletion = deletion;
    }

    Outcome invoke(Request request, Tcb thread) {
        return switch (request.label()) {
            case InvocationLabel.TCB_CONFIGURE -> configure(request, thread);
            case InvocationLabel.TCB_SET_PRIORITY -> setPriority(request, thread);
            case InvocationLabel.TCB_SET_MC_PRIORITY -> setMcPriority(request, thread);
            case InvocationLabel.TCB_SET_SCHED_PARAMS -> setSchedParams(request, thread);
            case InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT -> setTimeoutEndpoint(request, thread);
            case InvocationLabel.TCB_SET_IPC_BUFFER -> setIpcBuffer(request, thread);
            case InvocationLabel.TCB_SET_SPACE -> setSpace(request, thread);
            default -> request.illegalOperation();
        };
    }

    // Spaces and IPC buffer.

    private Outcome configure(Request request, Tcb thread) {
        if (request.isShorterThan(3, 3)) {
            return request.truncatedMessage();
        }
        long address = request.word(2);
        Slot bufferSlot = request.extra(2);
        if (checkBuffer(request, bufferSlot, address) == Outcome.FAILED
                || checkSpaces(request, thread, request.extra(0), request.extra(1))
                        == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        installSpaces(request, thread, request.extra(0), request.extra(1));
        installBuffer(thread, bufferSlot, address);
        queues.requireRescheduleOf(thread);
        return Outcome.DONE;
    }

    private Outcome setIpcBuffer(Request request, Tcb thread) {
        if (request.isShorterThan(1, 1)) {
            return request.truncatedMessage();
        }
        long address = request.word(0);
        if (checkBuffer(request, request.extra(0), address) == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        installBuffer(thread, request.extra(0), address);
        queues.requireRescheduleOf(thread);
        return Outcome.DONE;
    }

    private Outcome setSpace(Request request, Tcb thread) {
        if (request.isShorterThan(2, 3)) {
            return request.truncatedMessage();
        }
        if (checkSpaces(request, thread, request.extra(1), request.extra(2)) == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        if (!isHandler(request.extra(0).capability)) {
            return request.invalidCapability(1);
        }
        installHandler(thread.slot(Tcb.FAULT_HANDLER), request.extra(0));
        installSpaces(request, thread, request.extra(1), request.extra(2));
        return Outcome.DONE;
    }

    private static Outcome checkBuffer(Request request, Slot slot, long address) {
        if (address == 0) {
            return Outcome.DONE;
        }
        KernelError error = CapabilityRules.derivationError(slot, slot.capability);
        if (error != KernelError.NO_ERROR) {
            return request.fail(error);
        }
        if (!(slot.capability instanceof FrameCapability frame) || frame.object().isDevice()) {
            return request.illegalOperation();
        }
        return address % IpcBufferLayout.SIZE_BYTES == 0 ? Outcome.DONE : request.alignmentError();
    }

    private static Outcome checkSpaces(Request request, Tcb thread, Slot cspace, Slot vspace) {
        if (takesLongToDelete(thread.slot(Tcb.CSPACE))
                || takesLongToDelete(thread.slot(Tcb.VSPACE))) {
            return request.illegalOperation();
        }
        KernelError error = CapabilityRules.derivationError(cspace, cspace.capability);
        if (error != KernelError.NO_ERROR) {
            return request.fail(error);
        }
        if (!(cspaceRoot(request, cspace) instanceof CNodeCapability)) {
            return request.illegalOperation();
        }
        error = CapabilityRules.derivationError(vspace, vspace.capability);
        if (error != KernelError.NO_ERROR) {
            return request.fail(error);
        }
        return vspace.capability instanceof PageTableCapability
                ? Outcome.DONE
                : request.illegalOperation();
    }

    /// Replacing what may destroy a whole object at once is refused: the thread's settings have to
    /// be atomic.
    private static boolean takesLongToDelete(Slot slot) {
        return switch (slot.capability) {
            case ThreadCapability _, ZombieCapability _, CNodeCapability _ ->
                    Derivation.isFinal(slot);
            default -> false;
        };
    }

    private static Capability cspaceRoot(Request request, Slot cspace) {
        long data = request.word(0);
        return data == 0 ? cspace.capability : CapabilityRules.withData(cspace.capability, data);
    }

    private void installSpaces(Request request, Tcb thread, Slot cspace, Slot vspace) {
        install(thread.slot(Tcb.CSPACE), cspaceRoot(request, cspace), cspace);
        install(thread.slot(Tcb.VSPACE), vspace.capability, vspace);
    }

    private void installBuffer(Tcb thread, Slot source, long address) {
        Slot target = thread.slot(Tcb.IPC_BUFFER);
        thread.ipcBufferAddress = address;
        if (address == 0) {
            deletion.delete(target);
        } else {
            install(target, CapabilityRules.derived(source.capability), source);
        }
    }

    private void installHandler(Slot target, Slot source) {
        install(target, source.capability, source);
    }

    /// Replaces a slot's capability by a copy, unless removing the former one removes the source.
    private void install(Slot target, Capability capability, Slot source) {
        Capability expected = source.capability;
        deletion.delete(target);
        boolean isThere = Derivation.sameObject(expected, source.capability);
        if (isThere && !(capability instanceof NullCapability)) {
            Derivation.insert(capability, source, target);
        }
    }

    // Handlers and scheduling.

    /// {@return whether a capability can be a fault handler: nothing, or one that can be called}
    private static boolean isHandler(Capability capability) {
        return switch (capability) {
            case NullCapability _ -> true;
            case EndpointCapability endpoint ->
                    (endpoint.rights() & CapabilityRights.WRITE) != 0
                            && (endpoint.rights()
                                            & (CapabilityRights.GRANT
                                                    | CapabilityRights.GRANT_REPLY))
                                    != 0;
            default -> false;
        };
    }

    private Outcome setTimeoutEndpoint(Request request, Tcb thread) {
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        if (!isHandler(request.extra(0).capability)) {
            return request.invalidCapability(1);
        }
        installHandler(thread.slot(Tcb.TIMEOUT_HANDLER), request.extra(0));
        return Outcome.DONE;
    }

    private Outcome setPriority(Request request, Tcb thread) {
        if (checkPriorities(request, 1, 1) == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        params.setPriority(thread, (int) request.word(0));
        return Outcome.DONE;
    }

    private static Outcome setMcPriority(Request request, Tcb thread) {
        if (checkPriorities(request, 1, 1) == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        thread.mcp = (int) request.word(0);
        return Outcome.DONE;
    }

    /// Checks that the first words are priorities that the first extra capability, a thread, may
    /// give.
    private static Outcome checkPriorities(Request request, int words, int capabilities) {
        if (request.isShorterThan(words, capabilities)) {
            return request.truncatedMessage();
        }
        if (!(request.extra(0).capability instanceof ThreadCapability(Tcb authority))) {
            return request.invalidCapability(1);
        }
        for (int i = 0; i < words; i++) {
            if (Long.compareUnsigned(request.word(i), authority.mcp) > 0) {
                return request.rangeError(0, authority.mcp);
            }
        }
        return Outcome.DONE;
    }

    private Outcome setSchedParams(Request request, Tcb thread) {
        if (checkPriorities(request, 2, 3) == Outcome.FAILED
                || checkSchedContext(request, thread) == Outcome.FAILED) {
            return Outcome.FAILED;
        }
        if (!isHandler(request.extra(2).capability)) {
            return request.invalidCapability(3);
        }
        int mcp = (int) request.word(0);
        int priority = (int) request.word(1);
        Capability budget = request.extra(1).capability;
        installHandler(thread.slot(Tcb.FAULT_HANDLER), request.extra(2));
        thread.mcp = mcp;
        params.setPriority(thread, priority);
        if (!(budget instanceof SchedContextCapability(SchedContext context))) {
            schedContexts.unbind(thread);
        } else if (context != thread.schedContext) {
            schedContexts.bind(context, thread);
        }
        return Outcome.DONE;
    }

    private Outcome checkSchedContext(Request request, Tcb thread) {
        return switch (request.extra(1).capability) {
            case SchedContextCapability(SchedContext context) -> {
                boolean isNew = context != thread.schedContext;
                boolean taken = thread.schedContext != null || context.tcb != null;
                boolean refused = (isNew && taken) || mustWait(thread, context);
                yield refused ? request.illegalOperation() : Outcome.DONE;
            }
            case NullCapability _ ->
                    thread == cores.current() ? request.illegalOperation() : Outcome.DONE;
            default -> request.invalidCapability(2);
        };
    }

    /// {@return whether a blocked thread would get a scheduling context that cannot be used yet}
    private boolean mustWait(Tcb thread, SchedContext context) {
        return thread.state.isBlocked() && !budgets.isReleased(context);
    }
}
