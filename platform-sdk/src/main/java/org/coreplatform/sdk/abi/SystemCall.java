package org.coreplatform.sdk.abi;

/// System call numbers, as in register a7 (seL4 MCS, RISC-V; seL4 manual "System Calls").
public final class SystemCall {
    /// Send to `a0` and wait for the reply.
    public static final int CALL = -1;

    /// Send through the reply capability `a6`, then receive from `a0`.
    public static final int REPLY_RECV = -2;

    /// Send to `t0` without blocking, then receive from `a0` with reply object `a6`.
    public static final int NB_SEND_RECV = -3;

    /// Send to `a6` without blocking, then wait on `a0`.
    public static final int NB_SEND_WAIT = -4;

    /// Send to `a0`, blocking until received.
    public static final int SEND = -5;

    /// Send to `a0`; dropped when nobody waits.
    public static final int NB_SEND = -6;

    /// Receive from `a0` with reply object `a6`.
    public static final int RECV = -7;

    /// Receive from `a0` with reply object `a6`; badge 0 when there is nothing.
    public static final int NB_RECV = -8;

    /// Receive from `a0` without a reply object.
    public static final int WAIT = -9;

    /// Receive from `a0` without a reply object; badge 0 when there is nothing.
    public static final int NB_WAIT = -10;

    /// Give up what is left of the head refill.
    public static final int YIELD = -11;

    /// Print the character in `a0` on the debug console.
    public static final int DEBUG_PUT_CHAR = -12;

    // The calls of a debug kernel that tracks utilisation, on a board with several cores.

    /// Print all threads on the debug console.
    public static final int DEBUG_DUMP_SCHEDULER = -13;

    /// Switch the power off.
    public static final int DEBUG_HALT = -14;

    /// Return in `a0` the kind of the capability at `a0`.
    public static final int DEBUG_CAP_IDENTIFY = -15;

    /// Print all objects and capabilities on the debug console, as capDL.
    public static final int DEBUG_SNAPSHOT = -16;

    /// Name the thread whose TCB capability is in `a0`.
    public static final int DEBUG_NAME_THREAD = -17;

    /// Interrupt other cores; RISC-V kernels halt.
    public static final int DEBUG_SEND_IPI = -18;

    /// Return in `a0` the core of the thread whose TCB capability is in `a0`.
    public static final int DEBUG_GET_THREAD_AFFINITY = -19;

    /// Flush the caches, of which there are none.
    public static final int BENCHMARK_FLUSH_CACHES = -21;

    /// Begin to track utilisation; 0 in `a0`.
    public static final int BENCHMARK_RESET_LOG = -22;

    /// Stop to track utilisation.
    public static final int BENCHMARK_FINALIZE_LOG = -23;

    /// Use a frame as a log buffer, which a kernel that tracks utilisation does not have.
    public static final int BENCHMARK_SET_LOG_BUFFER = -24;

    /// Do nothing.
    public static final int BENCHMARK_NULL_SYSCALL = -25;

    /// Put the utilisation of the thread whose TCB capability is in `a0` into the caller's message
    /// words, as [UtilisationLayout] says.
    public static final int BENCHMARK_GET_THREAD_UTILISATION = -26;

    /// Forget the utilisation of the thread whose TCB capability is in `a0`.
    public static final int BENCHMARK_RESET_THREAD_UTILISATION = -27;

    /// Print the utilisation of all threads on the debug console.
    public static final int BENCHMARK_DUMP_ALL_THREADS_UTILISATION = -28;

    /// Forget the utilisation of all threads.
    public static final int BENCHMARK_RESET_ALL_THREADS_UTILISATION = -29;

    private SystemCall() {}
}
