package org.coreplatform.builder.program;

import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.WiringView;

/// The program of a PD, as the description asks for it.
///
/// @param domain name of the PD
/// @param image `program_image/@path`
/// @param mainClass `program_image/@main`
/// @param constants what the program may call its channels, regions, interrupts and children
/// @param events the events for which it needs entry points
public record ProgramRequest(
        Named domain,
        Named image,
        Optional<Named> mainClass,
        WiringView constants,
        List<ExpectedEvent> events) {

    public ProgramRequest {
        events = List.copyOf(events);
    }
}
