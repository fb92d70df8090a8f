package org.coreplatform.board.time;

/// A core's timer as the kernel uses it (SBI `set_timer` over the CLINT's `mtimecmp`).
public interface CoreTimer {
    /// {@return the `time` CSR: ticks of the timebase since power-on}
    long ticks();

    /// Raises the core's timer interrupt when [#ticks()] reaches the deadline, and lowers it until
    /// then.
    ///
    /// @param ticks [Long#MAX_VALUE] for never
    void setDeadline(long ticks);
}
