package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;

/// A protection domain (PD): a program with its own memory, time and capabilities.
///
/// @param index its position in the system's list
/// @param name its name
/// @param parent its parent, unless it is at the top
/// @param image its program
/// @param schedule when it runs
/// @param stackBytes size of its stack
/// @param heapBytes size of its heap, 0 for none
/// @param maps its memory maps
/// @param interrupts its interrupts
/// @param microkit what only Microkit's profile has
public record ProtectionDomain(
        int index,
        String name,
        Optional<Parent> parent,
        ProgramImage image,
        Schedule schedule,
        long stackBytes,
        long heapBytes,
        List<Mapping> maps,
        List<Interrupt> interrupts,
        MicrokitParts microkit,
        Origin origin) {

    public static final long DEFAULT_STACK_BYTES = 0x2000;
    public static final long DEFAULT_HEAP_BYTES = 0x10_0000;

    public ProtectionDomain {
        maps = List.copyOf(maps);
        interrupts = List.copyOf(interrupts);
    }

    public Priority priority() {
        return schedule.priority();
    }

    /// {@return whether both are the same PD; names may be used twice by mistake}
    public boolean is(ProtectionDomain other) {
        return index == other.index;
    }
}
