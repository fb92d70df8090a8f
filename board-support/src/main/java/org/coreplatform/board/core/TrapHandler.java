package org.coreplatform.board.core;

/// The kernel, as a core sees it: where traps go.
///
/// It is called on the running engine's stack, so a system call that does not switch costs a
/// method call. It never throws because of what user code did.
public interface TrapHandler {
    /// Handles a trap of the running context.
    ///
    /// @param context the context that was running; its registers and trap evidence are up to date
    /// @param cause why
    /// @return whether this context goes on
    TrapOutcome onTrap(UserContext context, TrapCause cause);
}
