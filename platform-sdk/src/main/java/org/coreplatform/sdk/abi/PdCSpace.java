package org.coreplatform.sdk.abi;

/// The CSpace of a protection domain (Microkit 2.3, `libmicrokit`).
///
/// The root CNode has radix 6; its slot 0 holds a CNode of radix 9 whose guard of 49 zero bits
/// makes small capability addresses name its slots directly.
public final class PdCSpace {
    public static final int ROOT_RADIX = 6;
    public static final int RADIX = 9;
    public static final int GUARD_BITS = 64 - ROOT_RADIX - RADIX;

    /// The PD's endpoint, or its notification when it needs no endpoint.
    public static final int INPUT = 1;

    public static final int FAULT_ENDPOINT = 2;
    public static final int VSPACE = 3;
    public static final int REPLY = 4;

    /// The monitor's endpoint, in passive PDs only.
    public static final int MONITOR_ENDPOINT = 5;

    public static final int OWN_TCB = 6;

    /// Slot of the notification capability of channel 0.
    public static final int BASE_NOTIFICATION = 10;

    /// Slot of the endpoint capability of channel 0.
    public static final int BASE_ENDPOINT = 74;

    /// Slot of the IRQ handler capability of id 0.
    public static final int BASE_IRQ = 138;

    /// Slot of the TCB capability of child 0.
    public static final int BASE_CHILD_TCB = 202;

    /// Slots of the monitor's CSpace (Microkit monitor): the TCB of PD 0.
    public static final int MONITOR_BASE_TCB = 10;

    /// The scheduling context of PD 0, for passive PDs.
    public static final int MONITOR_BASE_SCHED_CONTEXT = 138;

    /// The notification of PD 0, for passive PDs.
    public static final int MONITOR_BASE_NOTIFICATION = 202;

    private PdCSpace() {}
}
