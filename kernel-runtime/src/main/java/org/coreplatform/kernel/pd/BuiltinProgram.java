package org.coreplatform.kernel.pd;

import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.UserContext;

/// A program of the runtime itself, whose instructions the host plays.
///
/// It acts as user code does: it sets registers, makes its system calls with
/// [Core#trap], and reaches memory through its own page tables.
public interface BuiltinProgram {
    /// Runs from [UserContext#nextIp()] until the kernel switches away from the context; as
    /// [org.coreplatform.board.core.ExecutionEngine#resume].
    void resume(Core core, UserContext context);
}
