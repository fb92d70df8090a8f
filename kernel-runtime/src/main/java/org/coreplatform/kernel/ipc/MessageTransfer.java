package org.coreplatform.kernel.ipc;

import java.util.Arrays;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.capability.CapabilityRules;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.fault.FaultMessages;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Moves a message from a sender to a receiver: words, badge and capabilities.
public final class MessageTransfer {
    private static final int MAX_CAPABILITIES = 3;

    private final MessageRegisters registers;
    private final CSpace cspace;
    private final KernelCycles cycles;

    /// The slots of the capabilities that are being passed.
    private final Slot[] passed = new Slot[MAX_CAPABILITIES];

    private @Nullable KernelObserver observer;

    public MessageTransfer(MessageRegisters registers, CSpace cspace, KernelCycles cycles) {
        this.registers = registers;
        this.cspace = cspace;
        this.cycles = cycles;
        Arrays.setAll(passed, _ -> new Slot());
    }

    /// Watches messages.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// Moves a message, or the one about the sender's fault.
    ///
    /// @param endpoint through which it goes, null for a reply
    /// @param mayGrant whether capabilities may go along
    void transfer(
            Tcb sender, @Nullable Endpoint endpoint, long badge, boolean mayGrant, Tcb receiver) {
        long info =
                sender.fault.isPending()
                        ? transferFault(sender, receiver)
                        : transferMessage(sender, endpoint, mayGrant, receiver);
        cycles.spend(CycleCosts.MESSAGE);
        arrive(sender, endpoint, badge, info, receiver);
    }

    /// Moves a message that is in registers and carries no capabilities.
    ///
    /// @param endpoint through which it goes, null for a reply
    void transferShort(Tcb sender, @Nullable Endpoint endpoint, long badge, Tcb receiver) {
        long info = sender.context.register(UserContext.A1);
        int length = MessageInfo.length(info);
        copyRegisters(sender, receiver, length);
        arrive(sender, endpoint, badge, MessageInfo.of(MessageInfo.label(info), length), receiver);
    }

    private void arrive(
            Tcb sender, @Nullable Endpoint endpoint, long badge, long info, Tcb receiver) {
        receiver.counters.messagesReceived++;
        receiver.context.setRegister(UserContext.A1, info);
        receiver.context.setRegister(UserContext.A0, badge);
        if (observer != null) {
            if (endpoint == null) {
                observer.reply(sender.counters, receiver.counters);
            } else {
                observer.message(sender.counters, receiver.counters, badge, info);
            }
        }
    }

    /// Tells the observer that a scheduling context came with the message.
    void donated(Tcb receiver, SchedContext context) {
        if (observer != null) {
            observer.donated(receiver.counters, context.badge);
        }
    }

    private long transferFault(Tcb sender, Tcb receiver) {
        long buffer = MessageRegisters.receiveBuffer(receiver);
        int length = MessageRegisters.clamp(FaultMessages.length(sender), buffer);
        for (int i = 0; i < length; i++) {
            registers.write(receiver, buffer, i, FaultMessages.word(sender, i));
        }
        return MessageInfo.of(sender.fault.label, length);
    }

    private long transferMessage(
            Tcb sender, @Nullable Endpoint endpoint, boolean mayGrant, Tcb receiver) {
        long info = sender.context.register(UserContext.A1);
        int length = Math.min(MessageInfo.length(info), Limits.CPU_MESSAGE_REGISTERS);
        copyRegisters(sender, receiver, length);
        long label = MessageInfo.label(info);
        int capabilities = mayGrant ? MessageInfo.extraCaps(info) : 0;
        if (capabilities == 0 && MessageInfo.length(info) == length) {
            return MessageInfo.of(label, length);
        }
        long source = MessageRegisters.sendBuffer(sender);
        long target = MessageRegisters.receiveBuffer(receiver);
        if (source == MessageRegisters.NO_BUFFER || target == MessageRegisters.NO_BUFFER) {
            return MessageInfo.of(label, length);
        }
        length = MessageRegisters.clamp(MessageInfo.length(info), target);
        copyWords(source, target, length);
        int passed =
                capabilities == 0
                        ? 0
                        : transferCapabilities(
                                sender, source, endpoint, capabilities, receiver, target);
        return MessageInfo.of(label, passed >> MAX_CAPABILITIES, passed & 3, length);
    }

    private static void copyRegisters(Tcb sender, Tcb receiver, int length) {
        UserContext from = sender.context;
        UserContext to = receiver.context;
        for (int i = 0; i < length; i++) {
            to.setRegister(UserContext.A2 + i, from.register(UserContext.A2 + i));
        }
    }

    private void copyWords(long source, long target, int length) {
        for (int i = Limits.CPU_MESSAGE_REGISTERS; i < length; i++) {
            int offset = IpcBufferLayout.MESSAGE + Long.BYTES * i;
            registers.store(target, offset, registers.load(source, offset));
        }
        cycles.spend(CycleCosts.MESSAGE_WORD * (length - Limits.CPU_MESSAGE_REGISTERS));
    }

    /// A capability for the endpoint that the message goes through is *unwrapped*: the receiver
    /// gets its badge. One other capability can be copied into the receiver's slot.
    ///
    /// @return how many were processed, and above these three bits which ones were unwrapped
    private int transferCapabilities(
            Tcb sender,
            long source,
            @Nullable Endpoint endpoint,
            int count,
            Tcb receiver,
            long target) {
        if (!lookUp(sender, source, count)) {
            return 0;
        }
        Slot free = receiveSlot(receiver, target);
        int unwrapped = 0;
        for (int i = 0; i < count; i++) {
            Slot slot = passed[i];
            if (slot.capability instanceof EndpointCapability(var object, long badge, _)
                    && object == endpoint) {
                registers.store(target, IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i, badge);
                unwrapped |= 1 << i;
                continue;
            }
            if (free == null || !copy(slot, free)) {
                return unwrapped << MAX_CAPABILITIES | i;
            }
            free = null;
        }
        return unwrapped << MAX_CAPABILITIES | count;
    }

    /// Finds all capabilities of a message before any of them arrives.
    ///
    /// @return whether all resolve
    private boolean lookUp(Tcb sender, long buffer, int count) {
        for (int i = 0; i < count; i++) {
            int offset = IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i;
            long address = registers.load(buffer, offset);
            Slot slot = cspace.lookup(sender.capability(Tcb.CSPACE), address);
            if (slot == null) {
                return false;
            }
            passed[i] = slot;
        }
        return true;
    }

    private static boolean copy(Slot source, Slot target) {
        Capability capability = source.capability;
        if (CapabilityRules.derivationError(source, capability) != KernelError.NO_ERROR) {
            return false;
        }
        Capability derived = CapabilityRules.derived(capability);
        if (derived instanceof Capability.NullCapability) {
            return false;
        }
        Derivation.insert(derived, source, target);
        return true;
    }

    /// {@return the empty slot that a receiver wants a capability in, null for none}
    private @Nullable Slot receiveSlot(Tcb receiver, long buffer) {
        long root = registers.load(buffer, IpcBufferLayout.RECEIVE_CNODE);
        Slot node = cspace.lookup(receiver.capability(Tcb.CSPACE), root);
        long depth = registers.load(buffer, IpcBufferLayout.RECEIVE_DEPTH);
        if (node == null || depth < 1 || depth > Long.SIZE) {
            return null;
        }
        long index = registers.load(buffer, IpcBufferLayout.RECEIVE_INDEX);
        Slot slot = cspace.lookupExactly(node.capability, index, (int) depth);
        return slot != null && slot.isEmpty() ? slot : null;
    }

    /// Applies a reply to a fault.
    ///
    /// @return whether the receiver goes on
    boolean transferFaultReply(Tcb sender, Tcb receiver) {
        long info = sender.context.register(UserContext.A1);
        long buffer = MessageRegisters.sendBuffer(sender);
        int length =
                Math.min(
                        MessageRegisters.clamp(MessageInfo.length(info), buffer),
                        FaultMessages.replyLength(receiver));
        for (int i = 0; i < length; i++) {
            FaultMessages.applyReply(receiver, i, registers.read(sender, buffer, i));
        }
        if (observer != null) {
            observer.reply(sender.counters, receiver.counters);
        }
        return FaultMessages.resumes(receiver, MessageInfo.label(info));
    }
}
