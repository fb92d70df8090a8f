package org.coreplatform.board.bus;

/// A device's registers, as the bus sees them.
///
/// A device knows its clock, its interrupt line and nothing else. What no register answers reads
/// as 0 and ignores stores; so does an access of a width that a register does not have.
public interface MmioDevice {
    /// {@return the value of the register, zero-extended; reading may have side effects}
    ///
    /// @param offset from the start of the device's window, aligned to `size`
    /// @param size 1, 2, 4 or 8 bytes
    long load(long offset, int size);

    /// Stores to a register.
    ///
    /// @param offset from the start of the device's window, aligned to `size`
    /// @param size 1, 2, 4 or 8 bytes
    /// @param value zero-extended
    void store(long offset, int size, long value);
}
