package org.coreplatform.description.xml;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.coreplatform.description.model.MemoryRegion;

/// The memory regions of a system by name. Those that could not be understood are known too, so
/// that naming them is no second mistake.
final class Regions {
    private final Map<String, MemoryRegion> byName = new HashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final DoubtfulNames doubtful;

    Regions(List<XmlElement> elements, List<MemoryRegion> regions, DoubtfulNames doubtful) {
        this.doubtful = doubtful;
        elements.forEach(element -> element.named("name").ifPresent(at -> known.add(at.value())));
        regions.forEach(region -> byName.putIfAbsent(region.name(), region));
    }

    Optional<MemoryRegion> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean isKnown(String name) {
        return known.contains(name) || doubtful.mayBe("memory_region", name, known);
    }

    Collection<String> names() {
        return known;
    }
}
