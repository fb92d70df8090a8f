package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.jspecify.annotations.Nullable;

/// What invocations of threads mean.
final class DecodeThread {
    private static final int REGISTERS = 32;
    private static final long SETTABLE_FLAGS = 1;

    private DecodeThread() {}

    static Operation decode(Arguments in, long thread) {
        return switch (in.shortLabel()) {
            case InvocationLabel.TCB_READ_REGISTERS -> readRegisters(in, thread);
            case InvocationLabel.TCB_WRITE_REGISTERS -> writeRegisters(in, thread);
            case InvocationLabel.TCB_COPY_REGISTERS -> copyRegisters(in, thread);
            case InvocationLabel.TCB_CONFIGURE -> configure(in, thread);
            case InvocationLabel.TCB_SET_PRIORITY -> {
                in.need(1, 1);
                yield new Operation.SetPriority(thread, priority(in, authority(in), 0));
            }
            case InvocationLabel.TCB_SET_MC_PRIORITY -> {
                in.need(1, 1);
                yield new Operation.SetMaximumControlledPriority(
                        thread, priority(in, authority(in), 0));
            }
            case InvocationLabel.TCB_SET_SCHED_PARAMS -> setSchedParams(in, thread);
            case InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT -> {
                in.need(0, 1);
                yield new Operation.SetTimeoutHandler(thread, handler(in, 0));
            }
            case InvocationLabel.TCB_SET_IPC_BUFFER -> {
                in.need(1, 1);
                yield new Operation.SetSpace(thread, null, null, null, buffer(in, in.word(0), 0));
            }
            case InvocationLabel.TCB_SET_SPACE -> setSpace(in, thread);
            case InvocationLabel.TCB_SUSPEND -> new Operation.Suspend(thread);
            case InvocationLabel.TCB_RESUME -> new Operation.Resume(thread);
            case InvocationLabel.TCB_BIND_NOTIFICATION -> bindNotification(in, thread);
            case InvocationLabel.TCB_UNBIND_NOTIFICATION -> {
                check(
                        in.state().tcb(thread).boundNotification() != Tcb.NONE,
                        Refusal::illegalOperation);
                yield new Operation.UnbindNotification(thread);
            }
            case InvocationLabel.TCB_SET_TLS_BASE -> {
                in.need(1, 0);
                yield new Operation.SetTlsBase(thread, in.word(0));
            }
            case InvocationLabel.TCB_SET_FLAGS -> {
                in.need(2, 0);
                long kept = in.state().tcb(thread).flags() & ~in.word(0);
                yield new Operation.SetFlags(thread, kept | (in.word(1) & SETTABLE_FLAGS));
            }
            default -> throw Refusal.illegalOperation();
        };
    }

    // --- Registers ---

    private static Operation readRegisters(Arguments in, long thread) {
        in.need(2, 0);
        long count = in.word(1);
        check(count >= 1 && count <= REGISTERS, () -> Refusal.range(1, REGISTERS));
        check(thread != in.thread(), Refusal::illegalOperation);
        return new Operation.ReadRegisters(thread, bit(in.word(0), 0), (int) count);
    }

    private static Operation writeRegisters(Arguments in, long thread) {
        in.need(2, 0);
        long count = in.word(1);
        check(Long.compareUnsigned(in.length() - 2, count) >= 0, Refusal::truncatedMessage);
        check(thread != in.thread(), Refusal::illegalOperation);
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < Math.min(count, REGISTERS); i++) {
            values.add(in.word(2 + i));
        }
        return new Operation.WriteRegisters(thread, bit(in.word(0), 0), values);
    }

    private static Operation copyRegisters(Arguments in, long thread) {
        in.need(1, 1);
        long flags = in.word(0);
        if (in.extraCapability(0) instanceof Capability.Tcb(long source)) {
            return new Operation.CopyRegisters(
                    thread, source, bit(flags, 0), bit(flags, 1), bit(flags, 2), bit(flags, 3));
        }
        throw Refusal.invalidCapability(1);
    }

    private static boolean bit(long word, int number) {
        return ((word >>> number) & 1) != 0;
    }

    // --- Spaces ---

    private static Operation configure(Arguments in, long thread) {
        in.need(3, 3);
        Operation.Buffer buffer = buffer(in, in.word(2), 2);
        checkNotBeingDeleted(in, thread);
        return new Operation.SetSpace(
                thread, null, cspace(in, 0, in.word(0)), vspace(in, 1), buffer);
    }

    private static Operation setSpace(Arguments in, long thread) {
        in.need(2, 3);
        checkNotBeingDeleted(in, thread);
        Operation.Install cspace = cspace(in, 1, in.word(0));
        Operation.Install vspace = vspace(in, 2);
        return new Operation.SetSpace(thread, handler(in, 0), cspace, vspace, null);
    }

    private static Operation.Buffer buffer(Arguments in, long address, int number) {
        if (address == 0) {
            return new Operation.Buffer(0, null);
        }
        SlotId slot = in.extraSlot(number);
        Capability capability = Derivation.derive(in.state(), slot, in.extraCapability(number));
        check(
                capability instanceof Capability.Frame frame && !frame.device(),
                Refusal::illegalOperation);
        check(address % IpcBufferLayout.SIZE_BYTES == 0, Refusal::alignment);
        return new Operation.Buffer(address, new Operation.Install(capability, slot));
    }

    /// What would take long to delete cannot be replaced.
    private static void checkNotBeingDeleted(Arguments in, long thread) {
        for (int index : new int[] {SlotId.TCB_CSPACE, SlotId.TCB_VSPACE}) {
            var slot = new SlotId(thread, index);
            Capability capability = in.state().capability(slot);
            boolean holdsOthers =
                    capability instanceof Capability.Tcb || capability instanceof Capability.CNode;
            check(!holdsOthers || !Derivation.isFinal(in.state(), slot), Refusal::illegalOperation);
        }
    }

    private static Operation.Install cspace(Arguments in, int number, long data) {
        SlotId slot = in.extraSlot(number);
        Capability capability = in.extraCapability(number);
        if (data != 0) {
            capability = CapabilityRules.withData(capability, data, false);
        }
        capability = Derivation.derive(in.state(), slot, capability);
        check(capability instanceof Capability.CNode, Refusal::illegalOperation);
        return new Operation.Install(capability, slot);
    }

    private static Operation.Install vspace(Arguments in, int number) {
        SlotId slot = in.extraSlot(number);
        Capability capability = Derivation.derive(in.state(), slot, in.extraCapability(number));
        check(
                capability instanceof Capability.PageTable table && table.mapped(),
                Refusal::illegalOperation);
        return new Operation.Install(capability, slot);
    }

    private static Operation.Install handler(Arguments in, int number) {
        Capability capability = in.extraCapability(number);
        check(
                capability instanceof Capability.Null
                        || (capability instanceof Capability.Endpoint e && e.canBeHandler()),
                () -> Refusal.invalidCapability(number + 1));
        return new Operation.Install(capability, in.extraSlot(number));
    }

    // --- Scheduling ---

    private static Tcb authority(Arguments in) {
        if (in.extraCapability(0) instanceof Capability.Tcb(long thread)) {
            return in.state().tcb(thread);
        }
        throw Refusal.invalidCapability(1);
    }

    private static int priority(Arguments in, Tcb authority, int word) {
        int most = authority.maximumControlledPriority();
        check(Decode.isBelow(in.word(word), most + 1), () -> Refusal.range(0, most));
        return (int) in.word(word);
    }

    private static Operation setSchedParams(Arguments in, long thread) {
        in.need(2, 3);
        Tcb authority = authority(in);
        int maximum = priority(in, authority, 0);
        int priority = priority(in, authority, 1);
        long sc = schedContext(in, thread);
        return new Operation.SetSchedParams(thread, maximum, priority, sc, handler(in, 2));
    }

    private static long schedContext(Arguments in, long thread) {
        Tcb tcb = in.state().tcb(thread);
        return switch (in.extraCapability(1)) {
            case Capability.Null _ -> {
                check(thread != in.thread(), Refusal::illegalOperation);
                yield Tcb.NONE;
            }
            case Capability.SchedContext(long object, _) -> {
                SchedContext sc = in.state().schedContext(object);
                check(
                        tcb.schedContext() == object
                                || (tcb.schedContext() == Tcb.NONE && sc.thread() == Tcb.NONE),
                        Refusal::illegalOperation);
                check(
                        !tcb.state().isBlocked() || sc.isReleased(in.state().now()),
                        Refusal::illegalOperation);
                yield object;
            }
            default -> throw Refusal.invalidCapability(2);
        };
    }

    private static Operation bindNotification(Arguments in, long thread) {
        in.need(0, 1);
        check(in.state().tcb(thread).boundNotification() == Tcb.NONE, Refusal::illegalOperation);
        @Nullable Notification notification =
                in.extraCapability(0) instanceof Capability.Notification c && c.canReceive()
                        ? in.state().notification(c.object())
                        : null;
        check(
                notification != null
                        && notification.queue().isEmpty()
                        && notification.boundThread() == Tcb.NONE,
                Refusal::illegalOperation);
        long object = ((Capability.Notification) in.extraCapability(0)).object();
        return new Operation.BindNotification(thread, object);
    }
}
