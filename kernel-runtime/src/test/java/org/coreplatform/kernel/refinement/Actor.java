package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;

/// A thread in a script. It can do something only while it runs, which is known by where its
/// program counter is.
final class Actor {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A6 = 16;
    private static final int A7 = 17;
    private static final int T0 = 5;
    private static final long PROGRAM_BYTES = 0x100_0000;

    private final Subject kernel;
    private final String name;
    private final int tcb;
    private final long entry;
    private final long buffer;

    /// @param number which program it runs
    /// @param buffer physical address of its IPC buffer
    Actor(Subject kernel, String name, int tcb, int number, long buffer) {
        this.kernel = kernel;
        this.name = name;
        this.tcb = tcb;
        this.entry = number * PROGRAM_BYTES;
        this.buffer = buffer;
    }

    int tcb() {
        return tcb;
    }

    long entry() {
        return entry;
    }

    long buffer() {
        return buffer;
    }

    // --- Who runs ---

    /// This is the running thread.
    Actor runs() {
        String who = kernel.running() == 0 ? "nobody" : "program " + program();
        assertEquals("program " + entry / PROGRAM_BYTES, who, name + " should run");
        return this;
    }

    /// {@return whether this is the running thread}
    boolean isRunning() {
        return kernel.running() != 0 && program() == entry / PROGRAM_BYTES;
    }

    private long program() {
        return kernel.register(Subject.PC) / PROGRAM_BYTES;
    }

    // --- Registers and buffer ---

    long register(int register) {
        runs();
        return kernel.register(register);
    }

    void set(int register, long value) {
        runs();
        kernel.setRegister(register, value);
    }

    long bufferWord(int offset) {
        return kernel.load(buffer + offset);
    }

    void setBufferWord(int offset, long word) {
        kernel.store(buffer + offset, word);
    }

    /// Sets the place where one capability may arrive.
    void receiveCapabilityIn(int slot) {
        setBufferWord(IpcBufferLayout.RECEIVE_CNODE, BootLayout.SLOT_CNODE);
        setBufferWord(IpcBufferLayout.RECEIVE_INDEX, slot);
        setBufferWord(IpcBufferLayout.RECEIVE_DEPTH, Script.ALL_BITS);
    }

    /// {@return what has arrived, now that this thread runs again}
    Answer answer() {
        runs();
        long info = kernel.register(A1);
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < MessageInfo.length(info); i++) {
            words.add(
                    i < Limits.CPU_MESSAGE_REGISTERS
                            ? kernel.register(A2 + i)
                            : bufferWord(IpcBufferLayout.MESSAGE + Long.BYTES * i));
        }
        return new Answer(kernel.register(A0), info, words);
    }

    // --- System calls ---

    /// Makes a system call with the registers as they are.
    void ecall(int number) {
        set(A7, number);
        kernel.systemCall();
        kernel.settle();
    }

    private void setMessage(long label, List<Integer> capabilities, long... words) {
        set(A1, MessageInfo.of(label, 0, capabilities.size(), words.length));
        for (int i = 0; i < words.length; i++) {
            if (i < Limits.CPU_MESSAGE_REGISTERS) {
                set(A2 + i, words[i]);
            } else {
                setBufferWord(IpcBufferLayout.MESSAGE + Long.BYTES * i, words[i]);
            }
        }
        for (int i = 0; i < capabilities.size(); i++) {
            int offset = IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i;
            setBufferWord(offset, capabilities.get(i));
        }
    }

    /// Calls; the answer may come later.
    void ecallInvocation(long address, long label, List<Integer> capabilities, long... words) {
        set(A0, address);
        setMessage(label, capabilities, words);
        ecall(SystemCall.CALL);
    }

    /// Calls something that answers at once.
    Answer call(long address, long label, List<Integer> capabilities, long... words) {
        ecallInvocation(address, label, capabilities, words);
        return answer();
    }

    /// Sends, with one of the system calls that only send.
    void send(int number, long address, long label, List<Integer> capabilities, long... words) {
        set(A0, address);
        setMessage(label, capabilities, words);
        ecall(number);
    }

    /// Signals a notification, or sends an empty message.
    void signal(long address) {
        send(SystemCall.SEND, address, 0, List.of());
    }

    /// Receives with a reply object.
    void recv(long address, long reply) {
        set(A0, address);
        set(A6, reply);
        ecall(SystemCall.RECV);
    }

    /// Waits without a reply object.
    void await(long address) {
        set(A0, address);
        ecall(SystemCall.WAIT);
    }

    /// Looks whether there is something, without waiting.
    long poll(long address) {
        set(A0, address);
        ecall(SystemCall.NB_WAIT);
        return register(A0);
    }

    /// Replies, and receives the next message.
    void replyRecv(long address, long reply, long label, long... words) {
        set(A0, address);
        set(A6, reply);
        setMessage(label, List.of(), words);
        ecall(SystemCall.REPLY_RECV);
    }

    /// Sends to one place and receives from another.
    void nbSendRecv(long target, long source, long reply, long label, long... words) {
        set(T0, target);
        set(A0, source);
        set(A6, reply);
        setMessage(label, List.of(), words);
        ecall(SystemCall.NB_SEND_RECV);
    }

    /// Sends to one place and waits at another.
    void nbSendWait(long target, long source, long label, long... words) {
        set(A6, target);
        set(A0, source);
        setMessage(label, List.of(), words);
        ecall(SystemCall.NB_SEND_WAIT);
    }

    void yieldTurn() {
        ecall(SystemCall.YIELD);
    }

    /// {@return the kind of the capability at an address}
    long identify(long address) {
        set(A0, address);
        ecall(SystemCall.DEBUG_CAP_IDENTIFY);
        return register(A0);
    }

    // --- Invocations ---

    Answer retype(int untyped, ObjectType type, int bits, int slot) {
        return call(
                untyped,
                InvocationLabel.UNTYPED_RETYPE,
                List.of(BootLayout.SLOT_CNODE),
                type.number(),
                bits,
                0,
                0,
                slot,
                1);
    }

    Answer copy(int slot, int source, long rights) {
        return call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_COPY,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                Script.ALL_BITS,
                source,
                Script.ALL_BITS,
                rights);
    }

    Answer mint(int slot, int source, long rights, long data) {
        return call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MINT,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                Script.ALL_BITS,
                source,
                Script.ALL_BITS,
                rights,
                data);
    }

    Answer move(int slot, int source) {
        return call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MOVE,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                Script.ALL_BITS,
                source,
                Script.ALL_BITS);
    }

    Answer mutate(int slot, int source, long data) {
        return call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MUTATE,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                Script.ALL_BITS,
                source,
                Script.ALL_BITS,
                data);
    }

    Answer rotate(int target, int pivot, int source) {
        return call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_ROTATE,
                List.of(BootLayout.SLOT_CNODE, BootLayout.SLOT_CNODE),
                target,
                Script.ALL_BITS,
                0,
                pivot,
                Script.ALL_BITS,
                0,
                source,
                Script.ALL_BITS);
    }

    Answer revoke(int slot) {
        return onSlot(InvocationLabel.CNODE_REVOKE, slot);
    }

    Answer delete(int slot) {
        return onSlot(InvocationLabel.CNODE_DELETE, slot);
    }

    /// Issues the handler of an interrupt that is triggered by its level.
    ///
    /// @param control the IRQControl capability
    Answer issueHandler(int control, int irq, int slot) {
        return call(
                control,
                InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                List.of(BootLayout.SLOT_CNODE),
                irq,
                0,
                slot,
                Script.ALL_BITS);
    }

    Answer cancelBadgedSends(int slot) {
        return onSlot(InvocationLabel.CNODE_CANCEL_BADGED_SENDS, slot);
    }

    private Answer onSlot(int label, int slot) {
        return call(BootLayout.SLOT_CNODE, label, List.of(), slot, Script.ALL_BITS);
    }

    /// {@return registers of another thread, in the order of `TCB_ReadRegisters`}
    List<Long> readRegisters(Actor other, int count) {
        return call(other.tcb, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, count).words();
    }
}
