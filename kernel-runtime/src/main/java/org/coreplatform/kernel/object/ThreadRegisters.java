package org.coreplatform.kernel.object;

import org.coreplatform.board.core.UserContext;

/// The order in which `TCB_ReadRegisters` and others carry a thread's registers.
///
/// ```
/// 0 pc | 1 ra | 2 sp | 3 gp | 4..15 s0..s11 | 16..23 a0..a7 | 24..30 t0..t6 | 31 tp
/// ```
///
/// The first half is the *frame*, the second the *integer* registers of `TCB_CopyRegisters`.
public final class ThreadRegisters {
    public static final int COUNT = 32;
    public static final int FRAME = 16;
    public static final int PC = 0;
    public static final int RA = 1;
    public static final int SP = 2;

    /// Number of the x register at each place after the pc.
    private static final int[] ORDER = {
        0, 1, 2, 3, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        10, 11, 12, 13, 14, 15, 16, 17, 5, 6, 7, 28, 29, 30, 31, 4
    };

    private ThreadRegisters() {}

    /// {@return a register}
    ///
    /// @param index place in the order
    public static long read(UserContext context, int index) {
        return index == PC ? context.faultIp() : context.register(ORDER[index]);
    }

    /// Sets a register; the pc becomes the address of the instruction that is restarted.
    ///
    /// @param index place in the order
    public static void write(UserContext context, int index, long value) {
        if (index == PC) {
            context.setFaultIp(value);
        } else {
            context.setRegister(ORDER[index], value);
        }
    }
}
