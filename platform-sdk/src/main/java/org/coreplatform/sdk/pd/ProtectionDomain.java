package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.UserExceptionNumber;

/// A protection domain: the class that a PD's program extends, with its entry points.
///
/// The PD is single-threaded. An entry point runs to completion before the next event is taken; all
/// that the PD wants to remember between events it keeps in fields. An event whose entry point is
/// not overridden is a fault of the PD (and the builder refuses the system before).
public abstract class ProtectionDomain {

    /// Called once, on the PD's own budget, before any event.
    protected abstract void init();

    /// Called when the other end of a channel signalled. Several signals may arrive as one. Pending
    /// notifications are handled by ascending id.
    protected void notified(Channel channel) {
        throw missing("notified(Channel)");
    }

    /// Called when an interrupt was raised; the next one arrives after [Interrupt#acknowledge()].
    protected void notified(Interrupt interrupt) {
        throw missing("notified(Interrupt)");
    }

    /// The protected procedure of this PD. {@return the answer for the caller}.
    ///
    /// @param channel which caller
    /// @param request what it sent
    protected Message protectedCall(Channel channel, Message request) {
        throw missing("protectedCall");
    }

    /// Called when a child faulted. {@return whether the child goes on where it stopped}.
    ///
    /// @param child which child; it may be restarted here
    /// @param fault what happened
    protected FaultDecision fault(Child child, FaultInfo fault) {
        throw missing("fault");
    }

    private static Error missing(String entryPoint) {
        return Kernel.port()
                .raise(
                        UserExceptionNumber.MISSING_ENTRY_POINT,
                        "the entry point ".concat(entryPoint).concat(" is not overridden"));
    }
}
