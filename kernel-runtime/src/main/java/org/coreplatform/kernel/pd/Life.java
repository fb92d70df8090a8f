package org.coreplatform.kernel.pd;

import org.coreplatform.kernel.pd.language.Traceable;
import org.jspecify.annotations.Nullable;

/// What the generated start class of an incarnation can do. Between these methods nothing of the
/// incarnation is on the stack, and all that is alive can be reached from this object.
public interface Life extends Traceable {
    /// Does what comes before the first event.
    void start();

    /// Handles an event; {@return the reply that its sender waits for, null for none}.
    ///
    /// @param badge of what was received
    @Nullable Object handle(long badge);

    /// Puts the system call that waits for the next event into the registers.
    ///
    /// @param reply is to be sent by it, null for nothing
    void await(@Nullable Object reply);
}
