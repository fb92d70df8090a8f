package org.coreplatform.kernel.refinement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.coreplatform.kernel.sched.Times;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;

/// The running thread as it makes random system calls, and says which.
///
/// @param buffer physical address of its IPC buffer, 0 for none
record Caller(Twin kernel, Dice dice, World world, long buffer, List<String> log) {
    private static final int T0 = 5;
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A6 = 16;
    private static final int A7 = 17;

    private static final List<Integer> MEETINGS =
            List.of(SystemCall.CALL, SystemCall.SEND, SystemCall.RECV, SystemCall.REPLY_RECV);

    /// Debug calls that neither halt nor print what the specification does not say.
    private static final List<Integer> DEBUG =
            List.of(
                    SystemCall.DEBUG_PUT_CHAR,
                    SystemCall.DEBUG_CAP_IDENTIFY,
                    SystemCall.BENCHMARK_NULL_SYSCALL,
                    SystemCall.BENCHMARK_RESET_LOG,
                    SystemCall.BENCHMARK_FINALIZE_LOG);

    /// Words at which something begins, ends or wraps around.
    private static final List<Long> EDGES =
            List.of(
                    -1L,
                    -0x1000L,
                    -0xfffL,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    (1L << 32) - 1,
                    1L << 32,
                    (1L << 32) + 1,
                    (1L << 56) - 1,
                    1L << 56,
                    PdAddressSpace.USER_TOP - 0x1000,
                    PdAddressSpace.USER_TOP - 1,
                    PdAddressSpace.USER_TOP,
                    Times.MAX_PERIOD_MICROS,
                    Times.MAX_PERIOD_MICROS + 1,
                    0L,
                    19L,
                    20L,
                    64L,
                    255L,
                    256L);

    private static final List<Integer> ALL = IntStream.range(SystemCall.YIELD, 0).boxed().toList();

    /// {@return the thread that runs now, to go on with}
    Caller next() {
        return new Caller(kernel, dice, world, kernel.watchRunning(), log);
    }

    void say(String text) {
        log.add("%8d %4x ".formatted(kernel.now(), kernel.running() & 0xfff_ffff) + text);
    }

    private void store(int offset, long word) {
        if (buffer != 0) {
            kernel.store(buffer + offset, word);
        }
    }

    private void storeWord(int index, long word) {
        if (index < Limits.CPU_MESSAGE_REGISTERS) {
            kernel.setRegister(A2 + index, word);
        } else {
            store(IpcBufferLayout.MESSAGE + Long.BYTES * index, word);
        }
    }

    private void storeCapability(int index, long address) {
        store(IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * index, address);
    }

    /// Makes a system call with the registers as they are.
    void ecall(int number) {
        kernel.setRegister(A7, number);
        kernel.systemCall();
    }

    // --- Messages ---

    /// Sends, receives, or both.
    void message() {
        int number = dice.any(dice.nextBoolean() ? MEETINGS : ALL);
        if (dice.onceIn(30)) {
            number = dice.any(DEBUG);
        }
        List<Integer> meeting = dice.onceIn(3) ? world.notifications : world.endpoints;
        boolean sends = number == SystemCall.SEND || number == SystemCall.NB_SEND;
        long a0 = dice.slot(number == SystemCall.CALL ? world.endpoints : meeting);
        if (sends && dice.onceIn(6)) {
            a0 = dice.slot(world.replies);
        }
        long t0 = dice.slot(dice.nextBoolean() ? meeting : world.handlers);
        long a6 = number == SystemCall.NB_SEND_WAIT ? t0 : dice.slot(world.replies);
        if (number == SystemCall.REPLY_RECV && dice.onceIn(8)) {
            a6 = t0;
        }
        kernel.setRegister(A0, a0);
        kernel.setRegister(A6, a6);
        kernel.setRegister(T0, t0);
        String what = content();
        say("system call %d a0=%x a6=%x t0=%x, ".formatted(number, a0, a6, t0) + what);
        ecall(number);
    }

    /// {@return what the message register and the buffer now hold, in words}
    private String content() {
        int caps = dice.onceIn(3) ? dice.nextInt(4) : 0;
        int length = dice.onceIn(10) ? dice.nextInt(128) : dice.nextInt(7);
        long label = dice.onceIn(6) ? dice.nextLong() >>> 12 : dice.nextInt(2);
        kernel.setRegister(A1, MessageInfo.of(label, dice.nextInt(8), caps, length));
        for (int i = 0; i < Math.min(Math.max(length, 4), Limits.MESSAGE_REGISTERS); i++) {
            storeWord(i, dice.nextInt(0x10000));
        }
        for (int i = 0; i < 3; i++) {
            storeCapability(i, dice.nextBoolean() ? dice.slot(world.endpoints) : dice.slotAny());
        }
        store(IpcBufferLayout.RECEIVE_CNODE, dice.slot(List.of(BootLayout.SLOT_CNODE)));
        store(IpcBufferLayout.RECEIVE_INDEX, dice.any(world.free));
        store(IpcBufferLayout.RECEIVE_DEPTH, dice.depth());
        return "%d words, %d capabilities, label %x".formatted(length, caps, label);
    }

    // --- Invocations ---

    /// Invokes a capability, mostly by a call whose message is as long as it should be; nothing
    /// when nobody runs.
    void invoke(long capability, long label, List<Long> extra, long... words) {
        if (kernel.running() == 0) {
            return;
        }
        int caps = dice.onceIn(25) ? dice.nextInt(extra.size() + 1) : extra.size();
        int length = dice.onceIn(25) ? dice.nextInt(words.length + 1) : words.length;
        if (length > 0 && dice.onceIn(12)) {
            words[dice.nextInt(length)] = dice.any(EDGES);
        }
        kernel.setRegister(A0, capability);
        kernel.setRegister(A1, MessageInfo.of(label, 0, caps, length));
        for (int i = 0; i < words.length; i++) {
            storeWord(i, words[i]);
        }
        for (int i = 0; i < extra.size(); i++) {
            storeCapability(i, extra.get(i));
        }
        int number =
                switch (dice.nextInt(20)) {
                    case 0 -> SystemCall.SEND;
                    case 1 -> SystemCall.NB_SEND;
                    default -> SystemCall.CALL;
                };
        say(
                "%s of slot %x, label %d, words %s, capabilities %s"
                        .formatted(
                                number == SystemCall.CALL ? "call" : "send",
                                capability,
                                label,
                                Arrays.toString(words),
                                extra));
        ecall(number);
    }

    /// Lets others run, so that somebody does when the running thread stops.
    void company() {
        int pair = dice.nextInt(1, world.threads.size());
        long tcb = world.threads.get(pair);
        switch (dice.nextInt(4)) {
            case 0 -> {
                long sc = world.schedContexts.get(pair);
                invoke(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(tcb));
            }
            case 1 -> {
                long sc = dice.any(world.schedContexts);
                invoke(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(tcb));
            }
            default -> invoke(tcb, InvocationLabel.TCB_RESUME, List.of());
        }
    }
}
