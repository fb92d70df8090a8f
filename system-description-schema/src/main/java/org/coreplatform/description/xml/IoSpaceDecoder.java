package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.IoMapping;
import org.coreplatform.description.model.PciAddress;
import org.coreplatform.description.model.Permissions;

/// Decodes `<io_address_space>`.
///
/// @param regions what maps can name
record IoSpaceDecoder(Decoding decoding, Regions regions) {
    static final RuleId UNKNOWN_REGION = RuleId.of("iomap.unknown-region");

    /// {@return the I/O address spaces that make sense, after reporting why others do not}
    List<IoAddressSpace> decode(List<XmlElement> elements) {
        List<IoAddressSpace> spaces = new ArrayList<>();
        for (XmlElement element : elements) {
            decodeOne(element).ifPresent(spaces::add);
        }
        return spaces;
    }

    private Optional<IoAddressSpace> decodeOne(XmlElement element) {
        ElementFormat format = SystemFormat.element("io_address_space");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure structure = Structure.check(element, format, decoding);
        List<IoMapping> maps = new ArrayList<>();
        for (XmlElement map : structure.all("iomap")) {
            decodeMap(map).ifPresent(maps::add);
        }
        return attributes.isSound()
                ? Optional.of(
                        new IoAddressSpace(
                                attributes.text("name"),
                                PciAddress.parse(attributes.text("peripheral_id")).orElseThrow(),
                                attributes.number("domain_id", 0),
                                maps,
                                element))
                : Optional.empty();
    }

    private Optional<IoMapping> decodeMap(XmlElement element) {
        ElementFormat format = SystemFormat.element("iomap");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        String name = attributes.text("mr");
        if (!regions.isKnown(name)) {
            decoding.report(unknownRegion(element, name));
        }
        return regions.named(name)
                .map(
                        region ->
                                new IoMapping(
                                        region,
                                        attributes.number("iovaddr", 0),
                                        Permissions.of(
                                                attributes.optionalText("perms").orElse("rw")),
                                        element));
    }

    private Diagnostic unknownRegion(XmlElement element, String name) {
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN_REGION,
                        "there is no memory region `%s`".formatted(name),
                        element.at("mr"),
                        "mapped for a device here");
        return Spelling.suggest(found, name, element.at("mr"), regions.names());
    }
}
