package org.coreplatform.sdk.pd;

/// What a parent decides about a child that faulted.
public enum FaultDecision {
    /// The child goes on: the access is tried again, or its timeout ends.
    RESUME,

    /// The child stays where it is until it is restarted or resumed; also right after a restart.
    LEAVE_STOPPED
}
