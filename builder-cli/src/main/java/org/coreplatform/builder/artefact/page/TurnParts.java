package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.page.PageView.Cell;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.artefact.page.PageView.Part;
import org.coreplatform.builder.artefact.page.PageView.Row;
import org.coreplatform.builder.artefact.page.PageView.Strip;
import org.coreplatform.builder.artefact.page.PageView.Table;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.DomainSchedule.Entry;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;

/// What a page says about scheduling domains: when they have their turns, and who is in them.
record TurnParts(SystemDescription system) {
    /// Neighbours differ, and a domain looks the same in each of its turns.
    private static final List<String> STYLES = List.of("domain", "region", "device", "kernel");

    private Optional<SchedulingDomains> domains() {
        return system.domains().stream().findFirst();
    }

    /// {@return a round of the schedule, and what of it is never reached; nothing without domains}
    List<Strip> strips() {
        List<Strip> strips = new ArrayList<>();
        domains().flatMap(SchedulingDomains::schedule).ifPresent(each -> add(each, strips));
        return strips;
    }

    private void add(DomainSchedule schedule, List<Strip> strips) {
        List<Part> round = new ArrayList<>();
        List<Part> unused = new ArrayList<>();
        long start = schedule.hasStart() ? schedule.startIndex() : schedule.entries().size();
        long end = start + schedule.cycle().size();
        for (int i = 0; i < schedule.entries().size(); i++) {
            Entry entry = schedule.entries().get(i);
            boolean isReached = i >= start && i < end;
            (isReached ? round : unused).add(part(entry, number(schedule, i)));
        }
        strips.add(
                new Strip(
                        "One round, over and over; it begins with entry "
                                + number(schedule, (int) Math.min(start, Integer.MAX_VALUE / 2)),
                        round));
        boolean hasOthers = unused.stream().anyMatch(part -> part.share() > 0);
        if (hasOthers) {
            strips.add(new Strip("Entries that are never reached", unused));
        }
    }

    private static long number(DomainSchedule schedule, int index) {
        return schedule.indexShift().orElse(0L) + index;
    }

    private Part part(Entry entry, long number) {
        if (entry.domain().isEmpty() || entry.length().isEmpty()) {
            return new Part("gap", 0, "", "entry %d: an end".formatted(number));
        }
        String name = entry.domain().get();
        String hint = "entry %d: %s, %s".formatted(number, name, entry.length().get());
        return new Part(style(name), entry.length().get().ticks(), name, hint);
    }

    private String style(String domain) {
        List<String> names =
                domains().stream()
                        .flatMap(each -> each.domains().stream())
                        .map(SchedulingDomain::name)
                        .toList();
        return STYLES.get(Math.max(0, names.indexOf(domain)) % STYLES.size());
    }

    /// {@return who is in which domain, and how much time that has}
    Table table() {
        List<Entry> cycle =
                domains().stream()
                        .flatMap(each -> each.schedule().stream())
                        .flatMap(schedule -> schedule.cycle().stream())
                        .toList();
        double round = cycle.stream().mapToDouble(TurnParts::ticks).sum();
        List<Row> rows = new ArrayList<>();
        domains()
                .ifPresent(
                        each ->
                                each.byNumber()
                                        .forEach(
                                                (id, own) -> rows.add(row(id, own, cycle, round))));
        return new Table(
                "Scheduling domains",
                List.of("name", "number", "turns per round", "share", "protection domains"),
                rows,
                "There are none.");
    }

    private Row row(long number, SchedulingDomain domain, List<Entry> cycle, double round) {
        List<Entry> own = cycle.stream().filter(each -> isOf(each, domain)).toList();
        double ticks = own.stream().mapToDouble(TurnParts::ticks).sum();
        List<String> members =
                system.protectionDomains().stream()
                        .filter(
                                pd ->
                                        pd.schedule()
                                                .domain()
                                                .filter(domain.name()::equals)
                                                .isPresent())
                        .map(ProtectionDomain::name)
                        .toList();
        String share = round == 0 ? "" : TimeParts.percent(ticks / round);
        return new Row(
                "",
                new Link(domain.name(), ""),
                List.of(
                        new Cell(Long.toUnsignedString(number), "number", ""),
                        new Cell(Integer.toString(own.size()), "number", ""),
                        new Cell(share, "number", ""),
                        new Cell(String.join(", ", members), "", "")));
    }

    private static boolean isOf(Entry entry, SchedulingDomain domain) {
        return entry.domain().filter(domain.name()::equals).isPresent();
    }

    private static double ticks(Entry entry) {
        return entry.length().map(DomainSchedule.Length::ticks).orElse(0L);
    }
}
