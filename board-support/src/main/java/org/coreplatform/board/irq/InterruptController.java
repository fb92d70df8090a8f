package org.coreplatform.board.irq;

/// The interrupt controller as the kernel uses it, seen from one core.
///
/// A claimed source is *in service*: it is not delivered again until it is completed, which the
/// kernel does when the handler acknowledges. A source whose line is still asserted then becomes
/// pending again.
public interface InterruptController {
    /// {@return the highest-priority pending source, which is in service until completed; 0 for
    /// none}
    int claim();

    /// Ends the service of a source; it may become pending again. Harmless when it was not
    /// claimed.
    void complete(int source);

    /// Lets a source interrupt this core.
    void enable(int source);

    /// Stops a source from interrupting this core, and ends its service.
    void disable(int source);
}
