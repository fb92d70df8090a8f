package org.coreplatform.description.model;

/// A piece of an address space.
///
/// @param start its first address
/// @param end the address behind its last byte, not below `start`
public record AddressRange(long start, long end) {

    /// {@return whether it has this address}
    public boolean contains(long address) {
        return address >= start && address < end;
    }

    @Override
    public String toString() {
        return "0x%x..0x%x".formatted(start, end);
    }
}
