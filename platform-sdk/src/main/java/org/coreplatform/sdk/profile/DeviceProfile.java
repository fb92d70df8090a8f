package org.coreplatform.sdk.profile;

/// A device of a board.
///
/// @param name the device's name in the board's documentation
/// @param base physical address of its registers, page-aligned
/// @param sizeBytes size of its register window, a multiple of 4 KiB
/// @param irq its interrupt source, 0 for none
/// @param kernelOwned whether the kernel keeps it: a PD can neither map it nor take its interrupt
public record DeviceProfile(String name, long base, long sizeBytes, int irq, boolean kernelOwned) {

    /// {@return whether the physical address is one of its registers'}
    public boolean contains(long address) {
        return address >= base && address - base < sizeBytes;
    }
}
