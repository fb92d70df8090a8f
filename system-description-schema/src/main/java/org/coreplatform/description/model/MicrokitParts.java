package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;

/// What a protection domain has in Microkit's profile only.
///
/// @param secureMonitorCalls whether it may call the secure monitor
/// @param fpu whether it may use floating point
/// @param ioPorts its x86 I/O ports
/// @param setVariables its variables that receive physical addresses
/// @param virtualMachine the virtual machine that it monitors
public record MicrokitParts(
        boolean secureMonitorCalls,
        boolean fpu,
        List<IoPort> ioPorts,
        List<SetVariable> setVariables,
        Optional<VirtualMachine> virtualMachine) {

    public static final MicrokitParts NONE =
            new MicrokitParts(false, true, List.of(), List.of(), Optional.empty());

    public MicrokitParts {
        ioPorts = List.copyOf(ioPorts);
        setVariables = List.copyOf(setVariables);
    }
}
