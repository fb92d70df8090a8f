package org.coreplatform.kernel.boot;

/// Why a machine stopped.
public enum StopReason {
    /// The time that it was to run for is over.
    TIME_REACHED,
    /// Nothing runs, and nothing will happen any more.
    IDLE,
    /// The guest switched the power off.
    POWERED_OFF,
    /// The guest asked for a reset.
    RESET,
    /// The host's time that it may take is over.
    HOST_TIME_REACHED,
    /// The user asked for it.
    INTERRUPTED
}
