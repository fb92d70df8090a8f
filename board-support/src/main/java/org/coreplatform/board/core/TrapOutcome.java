package org.coreplatform.board.core;

/// What a trap handler wants of the engine that raised the trap.
public enum TrapOutcome {
    /// Go on with the same context, at its [UserContext#nextIp()].
    CONTINUE,
    /// Another context runs next (or none): leave this one where it is.
    SWITCH
}
