package org.coreplatform.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.SystemCall;

/// A user thread's instructions, as few kinds as the kernel can tell apart.
///
/// Instruction `i` stands at `entry + 4 * i`, so a thread that restarts an instruction, or is given
/// another pc, does what a processor would do.
public final class Program {
    final List<Instruction> code = new ArrayList<>();

    /// An instruction.
    sealed interface Instruction {
        /// Sets a register.
        record Set(int register, long value) implements Instruction {}

        /// Copies a register.
        record Move(int to, int from) implements Instruction {}

        /// Traps to the kernel.
        record Ecall() implements Instruction {}

        /// Raises an exception.
        record Raise(long number) implements Instruction {}

        /// Loads the word at an address into a0.
        record Load(long address) implements Instruction {}

        /// Stores a word at an address.
        record Store(long address, long value) implements Instruction {}

        /// Computes for some cycles.
        record Spin(long cycles) implements Instruction {}

        /// Goes on somewhere else.
        record Jump(long address) implements Instruction {}

        /// Goes on at another instruction.
        record Goto(int index) implements Instruction {}

        /// Writes a word to the log.
        record Say(String word) implements Instruction {}

        /// Writes a register to the log, in hexadecimal.
        record SayRegisters(List<Integer> registers) implements Instruction {}
    }

    public Program set(int register, long value) {
        return add(new Instruction.Set(register, value));
    }

    public Program move(int to, int from) {
        return add(new Instruction.Move(to, from));
    }

    /// Makes a system call with the registers as they are.
    public Program trap() {
        return add(new Instruction.Ecall());
    }

    /// Makes a system call with the registers as they are, but for its number.
    public Program ecall(long number) {
        set(UserContext.A7, number);
        return trap();
    }

    /// Makes a system call.
    ///
    /// @param words from register a2 on
    public Program ecall(long number, long a0, long info, long... words) {
        set(UserContext.A0, a0);
        set(UserContext.A1, info);
        for (int i = 0; i < words.length; i++) {
            set(UserContext.A2 + i, words[i]);
        }
        return ecall(number);
    }

    public Program send(long endpoint, long label, long... words) {
        return ecall(SystemCall.SEND, endpoint, MessageInfo.of(label, words.length), words);
    }

    public Program call(long endpoint, long label, long... words) {
        return ecall(SystemCall.CALL, endpoint, MessageInfo.of(label, words.length), words);
    }

    public Program signal(long notification) {
        return ecall(SystemCall.SEND, notification, 0);
    }

    public Program recv(long source, long reply) {
        set(UserContext.A6, reply);
        return ecall(SystemCall.RECV, source, 0);
    }

    public Program waitFor(long source) {
        return ecall(SystemCall.WAIT, source, 0);
    }

    /// Answers through a reply object and receives again.
    public Program replyRecv(long source, long reply, long label, long... words) {
        set(UserContext.A6, reply);
        return ecall(SystemCall.REPLY_RECV, source, MessageInfo.of(label, words.length), words);
    }

    public Program yieldTime() {
        return ecall(SystemCall.YIELD);
    }

    public Program raise(long number) {
        return add(new Instruction.Raise(number));
    }

    public Program load(long address) {
        return add(new Instruction.Load(address));
    }

    public Program store(long address, long value) {
        return add(new Instruction.Store(address, value));
    }

    public Program spin(long cycles) {
        return add(new Instruction.Spin(cycles));
    }

    public Program jump(long address) {
        return add(new Instruction.Jump(address));
    }

    /// Goes on at the instruction with an index.
    public Program goTo(int index) {
        return add(new Instruction.Goto(index));
    }

    /// {@return the index of the next instruction}
    public int here() {
        return code.size();
    }

    public Program say(String word) {
        return add(new Instruction.Say(word));
    }

    public Program say(int... registers) {
        return add(new Instruction.SayRegisters(Arrays.stream(registers).boxed().toList()));
    }

    private Program add(Instruction instruction) {
        code.add(instruction);
        return this;
    }
}
