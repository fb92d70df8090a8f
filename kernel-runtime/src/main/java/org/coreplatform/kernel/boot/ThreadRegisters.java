package org.coreplatform.kernel.boot;

/// The order in which `TCB_ReadRegisters` and `TCB_WriteRegisters` carry a thread's registers.
///
/// ```
/// 0 pc | 1 ra | 2 sp | 3 gp | 4..15 s0..s11 | 16..23 a0..a7 | 24..30 t0..t6 | 31 tp
/// ```
final class ThreadRegisters {
    static final int COUNT = 32;
    static final int PC = 0;
    static final int RA = 1;
    static final int SP = 2;

    private ThreadRegisters() {}
}
