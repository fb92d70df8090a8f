package org.coreplatform.kernel.boot;

import java.util.Optional;
import org.coreplatform.kernel.pd.CodePlace;

/// What the monitor says about a fault that nobody handles.
///
/// @param protectionDomain the PD that faulted; it stays where it is
/// @param cycles simulated time of the report
/// @param kind what kind of fault
/// @param what what happened, lower case and without a final stop
/// @param instructionPointer where in its program the PD was
/// @param place the same as a place in the source, if it is one
/// @param address the address that was touched, for page faults
/// @param access `load`, `store` or `fetch`, for page faults
/// @param region the memory region at the address, for page faults
/// @param help what would fix it
public record FaultReport(
        String protectionDomain,
        long cycles,
        Kind kind,
        String what,
        long instructionPointer,
        Optional<CodePlace> place,
        Optional<Long> address,
        Optional<String> access,
        Optional<String> region,
        Optional<String> help) {

    /// The kinds of faults that the kernel reports.
    public enum Kind {
        PAGE_FAULT,
        EXCEPTION,
        CAPABILITY_FAULT,
        UNKNOWN_SYSTEM_CALL,
        TIMEOUT
    }
}
