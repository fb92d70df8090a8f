package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.SchedulingDomain;
import org.coreplatform.description.model.SchedulingDomains;

/// Decodes `<domains>`.
record DomainsDecoder(Decoding decoding) {

    /// {@return the scheduling domains, after reporting what makes no sense}
    List<SchedulingDomains> decode(List<XmlElement> elements) {
        List<SchedulingDomains> found = new ArrayList<>();
        for (XmlElement element : elements) {
            // Microkit looks only for domains that were declared before.
            boolean isFirst =
                    found.isEmpty()
                            || (decoding.isMicrokit() && found.getLast().domains().isEmpty());
            if (!isFirst) {
                decoding.report(again(element, found.getLast()));
            } else {
                found.add(decodeOne(element));
            }
        }
        return found;
    }

    private SchedulingDomains decodeOne(XmlElement element) {
        ElementFormat format = SystemFormat.element("domains");
        Attributes.check(element, format, decoding);
        Structure structure = Structure.check(element, format, decoding);
        List<SchedulingDomain> domains = new ArrayList<>();
        for (XmlElement domain : structure.all("domain")) {
            decodeDomain(domain).ifPresent(domains::add);
        }
        Optional<DomainSchedule> schedule =
                structure.one("domain_schedule").flatMap(this::decodeSchedule);
        return new SchedulingDomains(domains, schedule, element);
    }

    private Optional<SchedulingDomain> decodeDomain(XmlElement element) {
        ElementFormat format = SystemFormat.element("domain");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        return attributes.isSound()
                ? Optional.of(
                        new SchedulingDomain(
                                attributes.text("name"), attributes.optionalNumber("id"), element))
                : Optional.empty();
    }

    private Optional<DomainSchedule> decodeSchedule(XmlElement element) {
        ElementFormat format = SystemFormat.element("domain_schedule");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        List<DomainSchedule.Entry> entries = new ArrayList<>();
        for (XmlElement entry : element.children()) {
            if (format.children().contains(entry.name())) {
                ElementFormat entryFormat = SystemFormat.element(entry.name());
                Attributes turn = Attributes.check(entry, entryFormat, decoding);
                Structure.check(entry, entryFormat, decoding);
                entries.add(
                        new DomainSchedule.Entry(
                                turn.optionalText("domain"),
                                turn.optionalText("duration").flatMap(Values::duration),
                                entry));
            }
        }
        return attributes.isSound()
                ? Optional.of(
                        new DomainSchedule(
                                attributes.number("start_index", 0),
                                attributes.optionalNumber("index_shift"),
                                entries,
                                element))
                : Optional.empty();
    }

    private static Diagnostic again(XmlElement element, SchedulingDomains first) {
        return Diagnostic.error(
                        Structure.REPEATED,
                        "`<system>` has more than one `<domains>`",
                        element.element(),
                        "once more")
                .withLabel(first.origin().element(), "the first one");
    }
}
