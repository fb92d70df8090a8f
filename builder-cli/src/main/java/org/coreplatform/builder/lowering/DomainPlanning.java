package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.image.DomainScheduleSpec;
import org.coreplatform.sdk.image.DomainScheduleSpec.Domain;
import org.coreplatform.sdk.image.DomainScheduleSpec.Entry;

/// Gives the scheduling domains of a checked system their numbers, and their turns ticks.
final class DomainPlanning {
    /// The monitor's, as in Microkit.
    private static final int MONITOR_DOMAIN = 0;

    private DomainPlanning() {}

    static Optional<DomainScheduleSpec> plan(SystemDescription system) {
        return system.domains().stream()
                .findFirst()
                .flatMap(
                        domains ->
                                domains.schedule()
                                        .map(schedule -> plan(system, domains, schedule)));
    }

    private static DomainScheduleSpec plan(
            SystemDescription system, SchedulingDomains domains, DomainSchedule schedule) {
        List<Domain> named = new ArrayList<>();
        Map<String, Integer> numbers = new TreeMap<>();
        domains.byNumber()
                .forEach(
                        (number, domain) -> {
                            named.add(new Domain(number.intValue(), domain.name()));
                            numbers.put(domain.name(), number.intValue());
                        });
        List<Integer> threads = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            threads.add(number(pd.schedule().domain().orElseThrow(), numbers));
        }
        threads.add(MONITOR_DOMAIN);
        return new DomainScheduleSpec(
                named,
                Math.toIntExact(schedule.indexShift().orElse(0L)),
                Math.toIntExact(schedule.startIndex()),
                schedule.entries().stream().map(entry -> entry(entry, numbers)).toList(),
                threads);
    }

    private static Entry entry(DomainSchedule.Entry entry, Map<String, Integer> numbers) {
        return entry.domain()
                .map(name -> new Entry(number(name, numbers), entry.length().orElseThrow().ticks()))
                .orElse(Entry.END);
    }

    private static int number(String domain, Map<String, Integer> numbers) {
        return Objects.requireNonNull(numbers.get(domain), domain);
    }
}
