package org.coreplatform.board.irq;

/// The interrupt controller as the kernel uses it.
public interface InterruptController {
    /// {@return the highest-priority pending source, which is in service until completed; 0 for none}
    int claim();

    /// Ends the service of a source; it may become pending again. Harmless when it was not claimed.
    void complete(int source);

    /// Lets a source interrupt, or stops it.
    void enable(int source);

    /// Stops a source from interrupting.
    void disable(int source);
}
