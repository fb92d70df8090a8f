package org.coreplatform.kernel.spec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A thread's registers x0 to x31, where it trapped, and where it goes on.
public final class Registers {
    public static final int RA = 1;
    public static final int SP = 2;
    public static final int GP = 3;
    public static final int TP = 4;
    public static final int T0 = 5;
    public static final int A0 = 10;
    public static final int A1 = 11;
    public static final int A2 = 12;
    public static final int A6 = 16;
    public static final int A7 = 17;

    /// Address of the instruction that trapped.
    public static final int FAULT_IP = 32;

    /// Address of the instruction that runs next.
    public static final int NEXT_IP = 33;

    public static final int COUNT = 34;
    public static final Registers ZERO = new Registers(new long[COUNT]);
    private static final int[] TRANSFER_ORDER = {
        FAULT_IP, 1, 2, 3, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 10, 11, 12, 13, 14, 15, 16,
        17, 5, 6, 7, 28, 29, 30, 31, 4
    };
    private static final int[] SYSCALL_MESSAGE = {FAULT_IP, SP, RA, 10, 11, 12, 13, 14, 15, 16};

    private final long[] words;

    private Registers(long[] words) {
        this.words = words;
    }

    public long get(int register) {
        return words[register];
    }

    public Registers with(int register, long value) {
        if (words[register] == value) {
            return this;
        }
        long[] copy = words.clone();
        copy[register] = value;
        return new Registers(copy);
    }

    /// {@return the register that `TCB_ReadRegisters` puts in a place: pc, ra, sp, gp, s0 to s11;
    /// a0 to a7, t0 to t6, tp}
    static int inTransferOrder(int index) {
        return TRANSFER_ORDER[index];
    }

    /// {@return the register in a place of the message of an unknown system call; the first two are
    /// those of a user exception}
    static int inFaultMessage(int index) {
        return SYSCALL_MESSAGE[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Registers registers && Arrays.equals(words, registers.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            if (words[i] != 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(i == FAULT_IP ? "pc" : i == NEXT_IP ? "next" : "x" + i)
                        .append("=0x")
                        .append(Long.toHexString(words[i]));
            }
        }
        return text.toString();
    }
}
