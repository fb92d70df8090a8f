package org.coreplatform.kernel.sched;

import org.coreplatform.kernel.object.Tcb;

/// Where a thread's timeout goes, if somebody handles it.
@FunctionalInterface
public interface TimeoutHandler {
    /// Raises a timeout fault of a thread that has used its budget up.
    ///
    /// @return whether the thread has a handler; it waits for the answer then
    boolean raiseTimeout(Tcb thread);
}
