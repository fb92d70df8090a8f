package org.coreplatform.description.xml;

import java.util.Optional;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Trigger;

/// Decodes `<irq>`.
record InterruptDecoder(Decoding decoding) {

    /// {@return the interrupt, or nothing after reporting why it makes no sense}
    Optional<Interrupt> decode(XmlElement element) {
        ElementFormat format = SystemFormat.element("irq");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        attributes.require("irq");
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        boolean edge = attributes.text("trigger").equals("edge");
        return Optional.of(
                new Interrupt(
                        attributes.number("id", 0),
                        attributes.number("irq", 0),
                        edge ? Trigger.EDGE : Trigger.LEVEL,
                        attributes.optionalText("setvar_id"),
                        element));
    }
}
