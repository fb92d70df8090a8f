package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;

/// How words, capabilities and faults get from a thread to another.
final class Messages {
    private static final int SYSCALL_WORDS = 10;
    private static final int EXCEPTION_WORDS = 2;
    private static final int TIMEOUT_WORDS = 32;

    private Messages() {}

    /// {@return how many words a message-info word announces}
    static int length(long info) {
        return Math.min(MessageInfo.length(info), Limits.MESSAGE_REGISTERS);
    }

    /// Tells a receiver what arrived.
    static void deliver(Transition t, long receiver, long badge, long info) {
        t.setRegister(receiver, Registers.A0, badge);
        t.setRegister(receiver, Registers.A1, info);
    }

    /// Passes the sender's message, or the fault that stopped it.
    ///
    /// @param endpoint where they met, [Tcb#NONE] for a reply
    static void transfer(
            Transition t, long sender, long endpoint, long badge, boolean canGrant, long receiver) {
        Fault fault = t.tcb(sender).fault();
        if (fault == null) {
            transferWords(t, sender, endpoint, badge, canGrant, receiver);
        } else {
            transferFault(t, sender, fault, badge, receiver);
        }
    }

    private static void transferWords(
            Transition t, long sender, long endpoint, long badge, boolean canGrant, long receiver) {
        long info = t.register(sender, Registers.A1);
        long from = Buffers.readable(t, sender);
        long to = Buffers.writable(t, receiver);
        List<SlotId> extra =
                canGrant ? extraCapabilities(t, sender, from).orElse(List.of()) : List.of();
        int words = length(info);
        if (from == Buffers.ABSENT || to == Buffers.ABSENT) {
            words = Math.min(words, Limits.CPU_MESSAGE_REGISTERS);
        }
        for (int i = 0; i < words; i++) {
            Buffers.setMessage(t, receiver, to, i, Buffers.message(t, sender, from, i));
        }
        long taken = to == Buffers.ABSENT ? 0 : transferCaps(t, extra, endpoint, receiver, to);
        deliver(t, receiver, badge, (MessageInfo.label(info) << 12) | taken | words);
    }

    /// {@return the slots that the sender's extra addresses name; empty when one names none}
    private static Optional<List<SlotId>> extraCapabilities(
            Transition t, long sender, long buffer) {
        List<SlotId> slots = new ArrayList<>();
        if (buffer == Buffers.ABSENT) {
            return Optional.of(slots);
        }
        int count = MessageInfo.extraCaps(t.register(sender, Registers.A1));
        for (int i = 0; i < count; i++) {
            long address = Buffers.extraCapability(t, buffer, i);
            if (!(Lookup.inCSpace(t, sender, address) instanceof Lookup.Result.Found found)) {
                return Optional.empty();
            }
            slots.add(found.slot());
        }
        return Optional.of(slots);
    }

    /// Gives the receiver badges of the endpoint that the message went through, and one capability.
    ///
    /// @return what the message-info word says about it
    private static long transferCaps(
            Transition t, List<SlotId> extra, long endpoint, long receiver, long buffer) {
        if (extra.isEmpty()) {
            return 0;
        }
        Optional<SlotId> place = receiveSlot(t, receiver, buffer);
        int unwrapped = 0;
        int done = 0;
        for (SlotId source : extra) {
            Capability capability = t.capability(source);
            if (capability instanceof Capability.Endpoint e && e.object() == endpoint) {
                Buffers.setBadge(t, buffer, done, e.badge());
                unwrapped |= 1 << done;
            } else {
                Optional<Capability> copy = Derivation.deriveForTransfer(t, source);
                if (place.isEmpty() || copy.isEmpty()) {
                    break;
                }
                Derivation.insert(t, copy.get(), source, place.get());
                place = Optional.empty();
            }
            done++;
        }
        return MessageInfo.of(0, unwrapped, done, 0);
    }

    private static Optional<SlotId> receiveSlot(Transition t, long receiver, long buffer) {
        long root = t.load(buffer + IpcBufferLayout.RECEIVE_CNODE);
        long index = t.load(buffer + IpcBufferLayout.RECEIVE_INDEX);
        long depth = t.load(buffer + IpcBufferLayout.RECEIVE_DEPTH);
        if (!(Lookup.inCSpace(t, receiver, root) instanceof Lookup.Result.Found node)
                || depth < 1
                || depth > Long.SIZE) {
            return Optional.empty();
        }
        return Lookup.exactly(t, t.capability(node.slot()), index, (int) depth)
                                instanceof Lookup.Result.Found found
                        && t.isEmpty(found.slot())
                ? Optional.of(found.slot())
                : Optional.empty();
    }

    // --- Faults ---

    private static void transferFault(
            Transition t, long faulter, Fault fault, long badge, long receiver) {
        List<Long> words = new ArrayList<>();
        words.add(t.register(faulter, Registers.FAULT_IP));
        int label =
                switch (fault) {
                    case Fault.CapFault f -> {
                        words.add(f.address());
                        words.add(f.inReceivePhase() ? 1L : 0L);
                        words.addAll(f.reason().words());
                        yield FaultLabel.CAP;
                    }
                    case Fault.UnknownSyscall f -> {
                        for (int i = 1; i < SYSCALL_WORDS; i++) {
                            words.add(t.register(faulter, Registers.inFaultMessage(i)));
                        }
                        words.add(f.number());
                        yield FaultLabel.UNKNOWN_SYSCALL;
                    }
                    case Fault.UserException f -> {
                        words.add(t.register(faulter, Registers.SP));
                        words.add(f.number());
                        words.add(0L);
                        yield FaultLabel.USER_EXCEPTION;
                    }
                    case Fault.VmFault f -> {
                        words.add(f.address());
                        words.add(f.fetch() ? 1L : 0L);
                        words.add(f.status());
                        yield FaultLabel.VM;
                    }
                    case Fault.Timeout f -> {
                        words.set(0, f.badge());
                        if (t.tcb(faulter).schedContext() != Tcb.NONE) {
                            words.add(SchedContexts.takeConsumed(t, t.tcb(faulter).schedContext()));
                        }
                        yield FaultLabel.TIMEOUT;
                    }
                };
        int length = setWords(t, receiver, words);
        deliver(t, receiver, badge, MessageInfo.of(label, length));
    }

    /// Writes message registers; {@return how many there was room for}.
    static int setWords(Transition t, long receiver, List<Long> words) {
        long buffer = Buffers.writable(t, receiver);
        int length = 0;
        for (int i = 0; i < words.size(); i++) {
            length = Buffers.setMessage(t, receiver, buffer, i, words.get(i));
        }
        return length;
    }

    /// Repairs a faulting thread as its handler's reply says; {@return whether it goes on}.
    static boolean repair(Transition t, long faulter, Fault fault, long handler) {
        long info = t.register(handler, Registers.A1);
        int most =
                switch (fault) {
                    case Fault.CapFault _, Fault.VmFault _ -> 0;
                    case Fault.UnknownSyscall _ -> SYSCALL_WORDS;
                    case Fault.UserException _ -> EXCEPTION_WORDS;
                    case Fault.Timeout _ -> TIMEOUT_WORDS;
                };
        long buffer = Buffers.readable(t, handler);
        int words = Math.min(length(info), most);
        if (buffer == Buffers.ABSENT) {
            words = Math.min(words, Limits.CPU_MESSAGE_REGISTERS);
        }
        for (int i = 0; i < words; i++) {
            int register =
                    fault instanceof Fault.Timeout
                            ? Registers.inTransferOrder(i)
                            : Registers.inFaultMessage(i);
            t.setRegister(faulter, register, Buffers.message(t, handler, buffer, i));
        }
        return most == 0 || MessageInfo.label(info) == 0;
    }
}
