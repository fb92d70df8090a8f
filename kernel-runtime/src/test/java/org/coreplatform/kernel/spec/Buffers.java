package org.coreplatform.kernel.spec;

import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;

/// Message registers: the first ones in the CPU, the others in the thread's IPC buffer.
///
/// The kernel reaches the buffer through the frame capability in the TCB, mapped or not.
final class Buffers {
    /// The physical address of a buffer that a thread does not have.
    static final long ABSENT = 0;

    private Buffers() {}

    /// {@return physical address of the buffer to read from, [#ABSENT] for none}
    static long readable(Transition t, long thread) {
        return address(t, thread, VmRights.READ_ONLY);
    }

    /// {@return physical address of the buffer to write to, [#ABSENT] for none}
    static long writable(Transition t, long thread) {
        return address(t, thread, VmRights.READ_WRITE);
    }

    private static long address(Transition t, long thread, VmRights needed) {
        if (t.capability(new SlotId(thread, SlotId.TCB_BUFFER)) instanceof Capability.Frame frame
                && !frame.device()
                && frame.rights().compareTo(needed) >= 0) {
            long offset = t.tcb(thread).buffer() & Bits.longMask(frame.sizeBits());
            return frame.base() + offset;
        }
        return ABSENT;
    }

    /// {@return a message register of the sender}
    static long message(Transition t, long thread, long buffer, int index) {
        return index < Limits.CPU_MESSAGE_REGISTERS
                ? t.register(thread, Registers.A2 + index)
                : t.load(messageWord(buffer, index));
    }

    private static long messageWord(long buffer, int index) {
        return buffer + IpcBufferLayout.MESSAGE + (long) Long.BYTES * index;
    }

    /// Writes a message register of the receiver.
    ///
    /// @return how many of the words up to here it has room for
    static int setMessage(Transition t, long thread, long buffer, int index, long word) {
        if (index < Limits.CPU_MESSAGE_REGISTERS) {
            t.setRegister(thread, Registers.A2 + index, word);
            return index + 1;
        }
        if (buffer == ABSENT) {
            return Limits.CPU_MESSAGE_REGISTERS;
        }
        t.store(messageWord(buffer, index), word);
        return index + 1;
    }

    /// {@return the address of a capability that goes with a message}
    static long extraCapability(Transition t, long buffer, int index) {
        return t.load(buffer + IpcBufferLayout.CAPS_OR_BADGES + (long) Long.BYTES * index);
    }

    static void setBadge(Transition t, long buffer, int index, long badge) {
        t.store(buffer + IpcBufferLayout.CAPS_OR_BADGES + (long) Long.BYTES * index, badge);
    }
}
