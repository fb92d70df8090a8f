package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;

/// The scheduling domains of a system.
///
/// @param domains the domains
/// @param schedule when they run
public record SchedulingDomains(
        List<SchedulingDomain> domains, Optional<DomainSchedule> schedule, Origin origin) {

    public SchedulingDomains {
        domains = List.copyOf(domains);
    }
}
