package org.coreplatform.sdk.abi;

/// Labels of fault messages (seL4 MCS, RV64), and the words of the ones with a fixed length.
///
/// ```
///             MR0        MR1       MR2                MR3             length
/// CAP         IP         cptr      in receive phase   lookup failure  4..7
/// UNKNOWN     IP         SP        RA                 A0 (A1.. MR4)   11
/// USER        IP         SP        number             code            4
/// TIMEOUT     SC badge   consumed                                     2
/// VM          IP         address   prefetch           FSR             4
/// ```
public final class FaultLabel {
    /// Not a fault: an ordinary message.
    public static final int NULL = 0;

    public static final int CAP = 1;
    public static final int UNKNOWN_SYSCALL = 2;
    public static final int USER_EXCEPTION = 3;
    public static final int TIMEOUT = 5;
    public static final int VM = 6;

    /// FSR of a VM fault: instruction access.
    public static final int FSR_INSTRUCTION = 1;

    /// FSR of a VM fault: load access.
    public static final int FSR_LOAD = 5;

    /// FSR of a VM fault: store or atomic access.
    public static final int FSR_STORE = 7;

    private FaultLabel() {}
}
