package org.coreplatform.board.core;

/// Why user execution entered the kernel.
public enum TrapCause {
    /// An `ecall`; the registers say which.
    SYSTEM_CALL,
    /// A load, store or fetch that the page tables do not allow.
    PAGE_FAULT,
    /// Any other exception, see [UserContext#exceptionNumber()].
    EXCEPTION,
    /// A timer or external interrupt is pending on the core.
    INTERRUPT
}
