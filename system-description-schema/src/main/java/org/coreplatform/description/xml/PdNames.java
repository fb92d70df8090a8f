package org.coreplatform.description.xml;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.coreplatform.description.model.ProtectionDomain;

/// The protection domains of a system by name. Those that could not be understood are known too,
/// so that naming them is no second mistake.
final class PdNames {
    private final Map<String, ProtectionDomain> byName = new HashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final DoubtfulNames doubtful;

    PdNames(List<XmlElement> elements, List<ProtectionDomain> domains, DoubtfulNames doubtful) {
        this.doubtful = doubtful;
        elements.forEach(this::addNames);
        domains.forEach(pd -> byName.putIfAbsent(pd.name(), pd));
    }

    private void addNames(XmlElement element) {
        element.named("name").ifPresent(at -> known.add(at.value()));
        for (XmlElement child : element.children()) {
            if (child.name().equals("protection_domain")) {
                addNames(child);
            }
        }
    }

    Optional<ProtectionDomain> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean isKnown(String name) {
        return byName.containsKey(name)
                || known.contains(name)
                || doubtful.mayBe("protection_domain", name, known);
    }

    Collection<String> names() {
        return known;
    }
}
