package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MicrokitParts;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.ProgramImage;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;

/// Decodes `<protection_domain>` and what is in it, depth first.
final class PdDecoder {
    private final Decoding decoding;
    private final MapDecoder maps;
    private final InterruptDecoder interrupts;
    private final MicrokitPartsDecoder microkitParts;
    private final List<ProtectionDomain> decoded = new ArrayList<>();
    private final List<CapabilitySpace> capabilitySpaces = new ArrayList<>();

    PdDecoder(Decoding decoding, Regions regions) {
        this.decoding = decoding;
        this.maps = new MapDecoder(decoding, regions);
        this.interrupts = new InterruptDecoder(decoding);
        this.microkitParts =
                new MicrokitPartsDecoder(decoding, regions, new VmDecoder(decoding, maps));
    }

    /// A capability space, whose content can be decoded only when all PDs are known.
    record CapabilitySpace(ProtectionDomain pd, XmlElement element) {}

    /// {@return the capability spaces of the PDs that were decoded}
    List<CapabilitySpace> capabilitySpaces() {
        return capabilitySpaces;
    }

    /// {@return the PDs that make sense, parents before children}
    List<ProtectionDomain> decode(List<XmlElement> elements) {
        for (XmlElement element : elements) {
            decode(element, SystemFormat.element("protection_domain"), Optional.empty());
        }
        return decoded;
    }

    private void decode(
            XmlElement element, ElementFormat format, Optional<ProtectionDomain> parent) {
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure structure = Structure.check(element, format, decoding);
        Optional<ProgramImage> image = structure.one("program_image").flatMap(this::image);
        List<Mapping> mappings = maps(structure);
        List<Interrupt> irqs =
                structure.all("irq").stream()
                        .flatMap(irq -> interrupts.decode(irq).stream())
                        .toList();
        Optional<ProtectionDomain> pd = Optional.empty();
        MicrokitParts parts =
                decoding.isMicrokit()
                        ? microkitParts.decode(attributes, structure)
                        : MicrokitParts.NONE;
        Optional<XmlElement> cspace = structure.atMostOne("cspace");
        if (attributes.isSound() && image.isPresent()) {
            ProtectionDomain found =
                    pd(element, attributes, parent, image.get(), mappings, irqs, parts);
            decoded.add(found);
            cspace.ifPresent(each -> capabilitySpaces.add(new CapabilitySpace(found, each)));
            pd = Optional.of(found);
        }
        for (XmlElement child : structure.all("protection_domain")) {
            decode(child, SystemFormat.element("child protection_domain"), pd);
        }
    }

    private List<Mapping> maps(Structure structure) {
        ElementFormat format = SystemFormat.element("map");
        return structure.all("map").stream()
                .flatMap(map -> maps.decode(map, format).stream())
                .toList();
    }

    private Optional<ProgramImage> image(XmlElement element) {
        ElementFormat format = SystemFormat.element("program_image");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        return attributes.isSound()
                ? Optional.of(
                        new ProgramImage(
                                attributes.text("path"),
                                attributes.optionalText("main"),
                                attributes.optionalText("path_for_symbols"),
                                element))
                : Optional.empty();
    }

    private ProtectionDomain pd(
            XmlElement element,
            Attributes attributes,
            Optional<ProtectionDomain> parent,
            ProgramImage image,
            List<Mapping> mappings,
            List<Interrupt> irqs,
            MicrokitParts parts) {
        return new ProtectionDomain(
                decoded.size(),
                attributes.text("name"),
                parent.map(
                        pd ->
                                new Parent(
                                        pd,
                                        attributes.number("id", 0),
                                        attributes.optionalText("setvar_id"))),
                image,
                schedule(attributes),
                attributes.number("stack_size", ProtectionDomain.DEFAULT_STACK_BYTES),
                decoding.isMicrokit()
                        ? 0
                        : attributes.number("heap_size", ProtectionDomain.DEFAULT_HEAP_BYTES),
                mappings,
                irqs,
                parts,
                element);
    }

    private static Schedule schedule(Attributes attributes) {
        long budget = attributes.number("budget", Schedule.DEFAULT_BUDGET_MICROS);
        return new Schedule(
                new Priority(attributes.number("priority", 0)),
                budget,
                attributes.number("period", budget),
                attributes.flag("passive", false),
                attributes.number("cpu", 0),
                attributes.optionalText("domain"));
    }
}
