package org.coreplatform.sdk.profile;

/// What things cost in simulated time: the one reviewed table, in cycles at 1 GHz.
///
/// The model is an in-order core with an ideal cache. Whoever spends the cycles charges them to
/// the board's clock; nothing charges what it does not own.
public final class CycleCosts {
    // Memory.

    /// A TLB miss: three dependent loads of page-table entries that hit the second-level cache.
    public static final int TLB_MISS = 30;

    /// A load or store of a device register: uncached, over the bus and back.
    public static final int MMIO_ACCESS = 50;

    // The kernel, calibrated on instruction counts of seL4 16.0 on RV64: a system call that does
    // nothing takes 531, a call of a passive server with its reply 917 on the fast path, a call of
    // an active server 1,480 and its reply 1,725 without the timer.

    /// Entry, decoding and exit of any system call.
    public static final int SYSTEM_CALL = 531;

    /// A call of a passive server with a short message, all of it: seL4's fast path.
    public static final int FAST_CALL = 400;

    /// A short reply that gives the scheduling context back and waits for the next call, all of it:
    /// seL4's fast path.
    public static final int FAST_REPLY_RECEIVE = 517;

    /// A debug call, such as printing a character.
    public static final int DEBUG_CALL = 100;

    /// Entry and exit for an interrupt, with its claim.
    public static final int INTERRUPT_ENTRY = 400;

    /// Entry and exit for an exception or page fault, and the fault's message.
    public static final int FAULT = 400;

    /// A short message from sender to receiver, a reply included.
    public static final int MESSAGE = 400;

    /// Each message word beyond the ones in registers.
    public static final int MESSAGE_WORD = 14;

    /// A signal.
    public static final int SIGNAL = 120;

    /// Queueing a thread that has to wait.
    public static final int BLOCK = 250;

    /// Letting a thread try again that waits at what is being deleted.
    public static final int CANCEL = 150;

    /// Going on with another thread: registers and address space.
    public static final int THREAD_SWITCH = 250;

    /// Going on with another scheduling context: charging one, readying the other.
    public static final int SCHED_CONTEXT_SWITCH = 300;

    /// Setting the timer by a call of the firmware.
    public static final int TIMER_PROGRAM = 319;

    /// Interrupting another core by a call of the firmware.
    public static final int CORE_INTERRUPT = 319;

    /// Waiting until another core has let go of its thread: an interrupt, and the entry there.
    public static final int CORE_STALL = 719;

    /// Decoding and performing an invocation other than a message.
    public static final int INVOCATION = 200;

    /// Making an object.
    public static final int OBJECT_CREATE = 150;

    /// Deleting a capability.
    public static final int CAPABILITY_DELETE = 150;

    /// Clearing 256 bytes of memory.
    public static final int CLEAR_CHUNK = 64;

    private CycleCosts() {}
}
