package org.coreplatform.description.xml;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Permissions;

/// Decodes `<map>`.
///
/// @param regions what maps can name
record MapDecoder(Decoding decoding, Regions regions) {
    static final RuleId UNKNOWN_REGION = RuleId.of("map.unknown-region");

    /// {@return the map, or nothing after reporting why it makes no sense}
    Optional<Mapping> decode(XmlElement element, ElementFormat format) {
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        Optional<String> name = attributes.optionalText("mr");
        if (name.isPresent() && !regions.isKnown(name.get())) {
            decoding.report(unknownRegion(element, name.get()));
        }
        return attributes.isSound()
                ? name.flatMap(regions::named).map(region -> map(element, region, attributes))
                : Optional.empty();
    }

    private static Mapping map(XmlElement element, MemoryRegion region, Attributes attributes) {
        return new Mapping(
                region,
                attributes.number("vaddr", 0),
                Permissions.of(attributes.optionalText("perms").orElse("rw")),
                attributes.flag("cached", true),
                attributes.optionalText("setvar_vaddr"),
                attributes.optionalText("setvar_size"),
                attributes.optionalText("setvar_prefill_size"),
                element);
    }

    private Diagnostic unknownRegion(XmlElement element, String name) {
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN_REGION,
                        "there is no memory region `%s`".formatted(name),
                        element.at("mr"),
                        "mapped here");
        return Spelling.suggest(found, name, element.at("mr"), regions.names());
    }
}
