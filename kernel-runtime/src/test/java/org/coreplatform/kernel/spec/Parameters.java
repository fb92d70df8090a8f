package org.coreplatform.kernel.spec;

/// The constants of the platform. Times are in ticks of the timebase.
public final class Parameters {
    public static final long TICKS_PER_MICRO = 10;

    /// Twice the time that the kernel may need: with less left, a budget counts as used up.
    public static final long MIN_BUDGET = 200;

    static final long MIN_BUDGET_MICROS = MIN_BUDGET / TICKS_PER_MICRO;
    static final long TIMER_PRECISION = 10;
    static final long MAX_PERIOD_MICROS =
            Long.divideUnsigned(Long.divideUnsigned(-1, TICKS_PER_MICRO), 8);
    static final long MAX_PERIOD = MAX_PERIOD_MICROS * TICKS_PER_MICRO;

    /// No refill is planned from here on: times would overflow.
    static final long MAX_RELEASE_TIME = -1 - 5 * MAX_PERIOD;

    static final int MIN_REFILLS = 2;
    static final int PRIORITIES = 256;
    static final int DOMAINS = 16;
    static final int DOMAIN_SCHEDULES = 100;
    static final long MAX_DOMAIN_DURATION = (1L << 56) - 1;
    static final int ASID_POOLS = 128;
    static final int ASID_POOL_BITS = 9;
    static final int MAX_UNTYPED_BITS = 38;
    static final int MIN_UNTYPED_BITS = 4;
    static final int MIN_SCHED_CONTEXT_BITS = 7;
    static final int MAX_RETYPE = 256;

    /// Pieces of work after which a long operation looks whether it has to stop.
    static final int PIECES_OF_WORK = 100;

    /// What clearing memory does as one piece of work.
    static final long CLEARED_BYTES = 256;

    /// The first address that user code cannot have.
    static final long USER_TOP = 0x3f_ffff_f000L;

    private Parameters() {}
}
