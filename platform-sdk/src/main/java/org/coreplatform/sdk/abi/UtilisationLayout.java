package org.coreplatform.sdk.abi;

/// The words of the IPC buffer's message, all of them in the buffer, that
/// `BenchmarkGetThreadUtilisation` fills (seL4 `benchmark_track_util_ipc_index`).
///
/// Times are in cycles. A thread's own time contains that of the kernel working for it.
public final class UtilisationLayout {
    /// For how long the thread was the current one.
    public static final int THREAD = 0;

    /// How often it became the current one.
    public static final int THREAD_SCHEDULES = 1;

    /// For how long the kernel worked while it was the current one.
    public static final int THREAD_KERNEL = 2;

    /// How often the kernel was entered then.
    public static final int THREAD_KERNEL_ENTRIES = 3;

    /// For how long the caller's core was idle.
    public static final int IDLE_HERE = 4;

    /// For how long the thread's core was idle.
    public static final int IDLE_THERE = 5;

    /// How often the caller's core became idle; its work in the kernel then follows as for a
    /// thread.
    public static final int IDLE_SCHEDULES = 6;

    public static final int IDLE_KERNEL = 7;
    public static final int IDLE_KERNEL_ENTRIES = 8;

    /// How long utilisation was tracked.
    public static final int TOTAL = 9;

    /// How often the caller's core went from one thread to another.
    public static final int TOTAL_SCHEDULES = 10;

    /// For how long its kernel worked.
    public static final int TOTAL_KERNEL = 11;

    /// How often it was entered.
    public static final int TOTAL_KERNEL_ENTRIES = 12;

    /// How many words there are.
    public static final int WORDS = 13;

    private UtilisationLayout() {}
}
