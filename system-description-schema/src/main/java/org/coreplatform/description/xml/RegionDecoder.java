package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.MemoryRegion;

/// Decodes `<memory_region>`.
record RegionDecoder(Decoding decoding) {

    /// {@return the regions that make sense, after reporting why others do not}
    List<MemoryRegion> decode(List<XmlElement> elements) {
        List<MemoryRegion> regions = new ArrayList<>();
        for (XmlElement element : elements) {
            decode(element, regions.size()).ifPresent(regions::add);
        }
        return regions;
    }

    private Optional<MemoryRegion> decode(XmlElement element, int index) {
        ElementFormat format = SystemFormat.element("memory_region");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        attributes.require("size");
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                new MemoryRegion(
                        index,
                        attributes.text("name"),
                        attributes.number("size", 0),
                        attributes.optionalNumber("page_size"),
                        attributes.optionalNumber("phys_addr"),
                        element));
    }
}
