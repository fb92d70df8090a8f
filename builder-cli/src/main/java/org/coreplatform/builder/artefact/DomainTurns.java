package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.Inspection.SchedulingDomain;
import org.coreplatform.builder.artefact.Inspection.Turn;
import org.coreplatform.sdk.image.DomainScheduleSpec;
import org.coreplatform.sdk.image.DomainScheduleSpec.Domain;
import org.coreplatform.sdk.image.DomainScheduleSpec.Entry;

/// What an image says about scheduling domains.
final class DomainTurns {
    private DomainTurns() {}

    /// @param threads the names of the threads
    static List<SchedulingDomain> domains(DomainScheduleSpec spec, List<String> threads) {
        double round = spec.cycle().stream().mapToDouble(Entry::ticks).sum();
        List<SchedulingDomain> domains = new ArrayList<>();
        for (Domain domain : spec.domains()) {
            List<Entry> turns =
                    spec.cycle().stream().filter(e -> e.domain() == domain.number()).toList();
            long ticks = turns.stream().mapToLong(Entry::ticks).sum();
            domains.add(
                    new SchedulingDomain(
                            domain.number(),
                            domain.name(),
                            members(spec, domain.number(), threads),
                            turns.size(),
                            ticks,
                            Math.round(ticks * 1000 / round)));
        }
        return domains;
    }

    private static List<String> members(DomainScheduleSpec spec, int number, List<String> threads) {
        List<String> members = new ArrayList<>();
        for (int thread = 0; thread < threads.size(); thread++) {
            if (spec.threadDomains().get(thread) == number) {
                members.add(threads.get(thread));
            }
        }
        return members;
    }

    static List<Turn> turns(DomainScheduleSpec spec) {
        List<Turn> turns = new ArrayList<>();
        int end = spec.start() + spec.cycle().size();
        for (int i = 0; i < spec.entries().size(); i++) {
            Entry entry = spec.entries().get(i);
            Optional<String> domain =
                    entry.isEnd() ? Optional.empty() : Optional.of(spec.name(entry.domain()));
            String role = i == spec.start() ? "start" : "turn";
            if (entry.isEnd()) {
                role = "end";
            } else if (i < spec.start() || i > end) {
                role = "unused";
            }
            turns.add(new Turn(spec.firstEntry() + i, domain, entry.ticks(), role));
        }
        return turns;
    }
}
