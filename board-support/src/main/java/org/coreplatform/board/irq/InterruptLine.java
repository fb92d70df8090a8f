package org.coreplatform.board.irq;

/// The wire from a device to the interrupt controller: level-triggered.
public interface InterruptLine {
    /// Asserts or releases the line; doing so again has no effect.
    void drive(boolean asserted);
}
