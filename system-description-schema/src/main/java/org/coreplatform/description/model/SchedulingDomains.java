package org.coreplatform.description.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The scheduling domains of a system.
///
/// @param domains the domains
/// @param schedule when they run
public record SchedulingDomains(
        List<SchedulingDomain> domains, Optional<DomainSchedule> schedule, Origin origin) {

    public SchedulingDomains {
        domains = List.copyOf(domains);
    }

    /// {@return whether there is a domain with this name}
    public boolean has(String name) {
        return domains.stream().anyMatch(each -> each.name().equals(name));
    }

    /// {@return the domains by their number in the kernel: what their authors chose, and for the
    /// others the smallest free ones in the order of the text}
    public Map<Long, SchedulingDomain> byNumber() {
        Map<Long, SchedulingDomain> numbered = new TreeMap<>();
        for (SchedulingDomain domain : domains) {
            domain.id().ifPresent(id -> numbered.putIfAbsent(id, domain));
        }
        long free = 0;
        for (SchedulingDomain domain : domains) {
            if (domain.id().isEmpty()) {
                while (numbered.containsKey(free)) {
                    free++;
                }
                numbered.put(free, domain);
            }
        }
        return numbered;
    }
}
