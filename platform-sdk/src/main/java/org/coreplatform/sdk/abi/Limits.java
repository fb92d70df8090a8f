package org.coreplatform.sdk.abi;

/// Limits of the kernel and of the Core Platform, each with its cause.
public final class Limits {
    /// Message registers of one IPC: the buffer holds 120 words.
    public static final int MESSAGE_REGISTERS = 120;

    /// Message registers that travel in CPU registers a2 to a5.
    public static final int CPU_MESSAGE_REGISTERS = 4;

    /// Words of a PPC message of a Java PD (Core Platform, "protected procedures").
    public static final int PPC_WORDS = 16;

    /// Channel ends and interrupts of one Java PD: the 64 bits of the notification word.
    public static final int CHANNELS = 64;

    /// Channel ids of a PD with Microkit's ABI: two badge bits mark PPCs and faults.
    public static final int MICROKIT_CHANNELS = 62;

    /// Children of one PD: the id travels in the low 6 bits of a fault badge.
    public static final int CHILDREN = 62;

    /// Protection domains of a system: the monitor's CSpace has 64 TCB slots.
    public static final int PROTECTION_DOMAINS = 63;

    /// Highest priority of a PD; the monitor has 255.
    public static final int PD_PRIORITY = 254;

    public static final int MONITOR_PRIORITY = 255;

    /// Least budget that the kernel accepts, in microseconds: twice its own worst-case execution
    /// time.
    public static final long MIN_BUDGET_MICROS = 20;

    /// Scheduling domains of the kernel, as in Microkit's kernels.
    public static final int DOMAINS = 16;

    /// Entries of the kernel's schedule of domains; the last one always is an end marker.
    public static final int DOMAIN_SCHEDULE_ENTRIES = 100;

    /// The longest turn of a domain, in ticks: an entry has 8 bits for the domain, 56 for the time.
    public static final long MAX_DOMAIN_TICKS = (1L << 56) - 1;

    public static final long MIN_STACK_BYTES = 0x1000;
    public static final long MAX_STACK_BYTES = 0x100_0000;

    private Limits() {}
}
