package org.coreplatform.kernel.ipc;

import java.nio.charset.StandardCharsets;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.jspecify.annotations.Nullable;

/// The words of a thread's message: four in registers, the others in its IPC buffer.
///
/// The kernel reaches the buffer through the frame's capability, so it need not be mapped. A
/// *buffer* here is its physical address, or [#NO_BUFFER].
public final class MessageRegisters {
    public static final long NO_BUFFER = 0;

    private final PhysicalMemory memory;

    public MessageRegisters(PhysicalMemory memory) {
        this.memory = memory;
    }

    /// {@return the buffer of a thread that sends}
    public static long sendBuffer(Tcb thread) {
        return buffer(thread, VmRights.READ_ONLY);
    }

    /// {@return the buffer of a thread that receives}
    public static long receiveBuffer(Tcb thread) {
        return buffer(thread, VmRights.READ_WRITE);
    }

    private static long buffer(Tcb thread, int leastRights) {
        if (thread.capability(Tcb.IPC_BUFFER) instanceof FrameCapability frame
                && !frame.object().isDevice()
                && frame.rights() >= leastRights) {
            long offset = thread.ipcBufferAddress & (frame.object().sizeBytes() - 1);
            return frame.object().physicalAddress() + offset;
        }
        return NO_BUFFER;
    }

    /// {@return a word of a thread's message}
    ///
    /// @param buffer not [#NO_BUFFER] for words beyond the registers
    public long read(Tcb thread, long buffer, int index) {
        return index < Limits.CPU_MESSAGE_REGISTERS
                ? thread.context.register(UserContext.A2 + index)
                : load(buffer, IpcBufferLayout.MESSAGE + Long.BYTES * index);
    }

    /// Sets a word of a thread's message.
    ///
    /// @param buffer not [#NO_BUFFER] for words beyond the registers
    public void write(Tcb thread, long buffer, int index, long value) {
        if (index < Limits.CPU_MESSAGE_REGISTERS) {
            thread.context.setRegister(UserContext.A2 + index, value);
        } else {
            store(buffer, IpcBufferLayout.MESSAGE + Long.BYTES * index, value);
        }
    }

    /// {@return how many of a message's words can be there}
    public static int clamp(int length, long buffer) {
        return Math.min(
                length,
                buffer == NO_BUFFER ? Limits.CPU_MESSAGE_REGISTERS : Limits.MESSAGE_REGISTERS);
    }

    /// {@return a word of a buffer}
    public long load(long buffer, int offset) {
        return memory.load(buffer + offset, Long.BYTES);
    }

    /// Sets a word of a buffer.
    public void store(long buffer, int offset, long value) {
        memory.store(buffer + offset, Long.BYTES, value);
    }

    /// {@return the bytes of a buffer up to a NUL, as UTF-8; null when there is none}
    ///
    /// @param most how many bytes may come before it
    public @Nullable String loadText(long buffer, int offset, int most) {
        var bytes = new byte[most];
        memory.read(buffer + offset, bytes, 0, most);
        for (int length = 0; length < most; length++) {
            if (bytes[length] == 0) {
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
