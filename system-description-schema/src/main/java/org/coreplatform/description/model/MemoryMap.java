package org.coreplatform.description.model;

import java.util.List;

/// The physical addresses of a board of Microkit's SDK, as far as they are certain.
///
/// What is neither memory nor the kernel's are devices, and what firmware keeps for itself, of
/// which nothing is said here.
///
/// @param memory the memory that the kernel has at most, by address; firmware may keep parts of it
/// @param kernelDevices what the kernel maps and gives to nobody, by address
/// @param end end (exclusive) of the addresses of devices
public record MemoryMap(List<AddressRange> memory, List<AddressRange> kernelDevices, long end) {

    public MemoryMap {
        memory = List.copyOf(memory);
        kernelDevices = List.copyOf(kernelDevices);
    }
}
