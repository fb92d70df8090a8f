package org.coreplatform.description.model;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Span;

/// An interrupt that a protection domain handles.
///
/// @param id the PD's id for it
/// @param source what raises it
/// @param trigger how it is sensed
/// @param setvarId symbol that receives the id
public record Interrupt(
        long id,
        InterruptSource source,
        Trigger trigger,
        Optional<String> setvarId,
        Origin origin) {

    /// {@return the number by which the kernel knows it}
    public long irq() {
        return source.number();
    }

    /// {@return where the number was written}
    public Span irqSpan() {
        return origin.at(source.attribute());
    }
}
