package org.coreplatform.description.model;

import java.util.Optional;

/// An interrupt that a protection domain handles.
///
/// @param id the PD's id for it
/// @param irq the interrupt source
/// @param trigger how it is sensed
/// @param setvarId symbol that receives the id
public record Interrupt(
        long id, long irq, Trigger trigger, Optional<String> setvarId, Origin origin) {}
