package org.coreplatform.description.xml;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.InterruptSource;
import org.coreplatform.description.model.InterruptSource.IoApic;
import org.coreplatform.description.model.InterruptSource.Line;
import org.coreplatform.description.model.InterruptSource.Msi;
import org.coreplatform.description.model.PciAddress;
import org.coreplatform.description.model.Trigger;

/// Decodes `<irq>`. Which kind of interrupt it is, the first of `irq`, `pin` and `pcidev` says.
record InterruptDecoder(Decoding decoding) {
    static final RuleId WRONG_KIND = RuleId.of("irq.wrong-kind");

    /// A kind of interrupt.
    private enum Kind {
        LINE,
        IO_APIC,
        MSI;

        List<String> required() {
            return switch (this) {
                case LINE -> List.of("irq");
                case IO_APIC -> List.of("pin", "vector");
                case MSI -> List.of("pcidev", "handle", "vector");
            };
        }

        private List<String> optional() {
            return switch (this) {
                case LINE -> List.of("trigger");
                case IO_APIC -> List.of("ioapic", "trigger", "polarity");
                case MSI -> List.of();
            };
        }

        boolean has(String attribute) {
            return attribute.equals("id")
                    || attribute.equals("setvar_id")
                    || required().contains(attribute)
                    || optional().contains(attribute);
        }
    }

    /// {@return the interrupt, or nothing after reporting why it makes no sense}
    Optional<Interrupt> decode(XmlElement element) {
        Kind kind = kind(element);
        boolean sound = fits(kind, element);
        ElementFormat format = SystemFormat.element("irq");
        Attributes attributes =
                Attributes.check(
                        element,
                        format,
                        decoding,
                        each -> !decoding.isMicrokit() || kind.has(each.name()),
                        each -> each.required() || kind.required().contains(each.name()));
        Structure.check(element, format, decoding);
        if (!sound || !attributes.isSound()) {
            return Optional.empty();
        }
        boolean edge = kind != Kind.MSI && attributes.text("trigger").equals("edge");
        return Optional.of(
                new Interrupt(
                        attributes.number("id", 0),
                        source(kind, attributes),
                        edge ? Trigger.EDGE : Trigger.LEVEL,
                        attributes.optionalText("setvar_id"),
                        element));
    }

    private Kind kind(XmlElement element) {
        if (!decoding.isMicrokit() || element.named("irq").isPresent()) {
            return Kind.LINE;
        }
        if (element.named("pin").isPresent()) {
            return Kind.IO_APIC;
        }
        if (element.named("pcidev").isPresent()) {
            return Kind.MSI;
        }
        return decoding.isFor(Architecture.X86_64) ? Kind.IO_APIC : Kind.LINE;
    }

    private boolean fits(Kind kind, XmlElement element) {
        boolean isX86 = decoding.isFor(Architecture.X86_64);
        if (isX86 == (kind != Kind.LINE)) {
            return true;
        }
        decoding.report(wrongKind(element, kind));
        return false;
    }

    private static InterruptSource source(Kind kind, Attributes attributes) {
        long vector = attributes.number("vector", 0);
        return switch (kind) {
            case LINE -> new Line(attributes.number("irq", 0));
            case IO_APIC ->
                    new IoApic(attributes.number("ioapic", 0), attributes.number("pin", 0), vector);
            case MSI ->
                    new Msi(
                            PciAddress.parse(attributes.text("pcidev")).orElseThrow(),
                            attributes.number("handle", 0),
                            vector);
        };
    }

    private Diagnostic wrongKind(XmlElement element, Kind kind) {
        String attribute = kind.required().getFirst();
        String architecture = decoding.target().architecture().word();
        return Diagnostic.error(
                        WRONG_KIND,
                        "`%s` interrupts do not exist on %s".formatted(attribute, architecture),
                        element.at(attribute),
                        "not on this architecture")
                .withHelp(
                        kind == Kind.LINE
                                ? "use `pin` and `vector`, or `pcidev`, `handle` and `vector`"
                                : "use `irq`");
    }
}
