package org.coreplatform.kernel.trace;

/// Where `DebugPutChar` prints.
public interface ConsoleSink {
    /// Prints a byte.
    ///
    /// @param thread name of the thread that prints
    /// @param character its low 8 bits
    void put(String thread, int character);
}
