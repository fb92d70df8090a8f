package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// The right to answer one caller, and its place in the call stack of a scheduling context.
///
/// ```
/// scheduling context → reply (head) → previous → previous …
/// ```
public final class Reply extends KernelObject {
    /// The caller that waits for the answer, or the receiver that will use this object.
    public @Nullable Tcb tcb;

    /// The call below, whose callee made this one.
    public @Nullable Reply previous;

    /// The call above.
    public @Nullable Reply next;

    /// The scheduling context on whose call stack this is the head.
    public @Nullable SchedContext head;

    public Reply(long physicalAddress) {
        super(physicalAddress, 5);
    }
}
