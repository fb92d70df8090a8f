package org.coreplatform.board.core;

import org.jspecify.annotations.Nullable;

/// The kernel, as a core sees it: where traps go.
///
/// It is called on the running engine's stack, so a system call that does not switch costs a
/// method call. It never throws because of what user code did.
public interface TrapHandler {
    /// Handles a trap of the running context.
    ///
    /// @param core the id of the core that runs it
    /// @param context the context that was running; its registers and trap evidence are up to date
    /// @param cause why
    /// @return whether this context goes on
    TrapOutcome onTrap(int core, UserContext context, TrapCause cause);

    /// {@return the context that the kernel has chosen to run on a core, null while it is idle}
    ///
    /// After an [#onTrap] that answered `SWITCH` this is the context to go on with.
    ///
    /// @param core the core's id
    @Nullable UserContext currentContext(int core);
}
