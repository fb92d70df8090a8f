package org.coreplatform.description.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protection domain, or the monitor, whose scheduling domain never has a turn, and of a
/// schedule that begins with nobody's turn.
final class DomainNoTurnRule implements Rule {
    static final RuleId ID = RuleId.of("domains.no-turn");

    /// Where the monitor is.
    private static final long MONITOR_DOMAIN = 0;

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (system.domains().isEmpty()) {
            return;
        }
        SchedulingDomains domains = system.domains().getLast();
        domains.schedule()
                .filter(schedule -> turns(schedule.entries()).allMatch(domains::has))
                .filter(DomainSchedule::hasStart)
                .ifPresent(schedule -> check(system, domains, schedule, sink));
    }

    private static Stream<String> turns(List<DomainSchedule.Entry> entries) {
        return entries.stream().flatMap(entry -> entry.domain().stream());
    }

    private static void check(
            SystemDescription system,
            SchedulingDomains domains,
            DomainSchedule schedule,
            DiagnosticSink sink) {
        boolean isMicrokit = system.profile() == Profile.MICROKIT;
        if (schedule.cycle().isEmpty()) {
            if (isMicrokit) { // an error in the other profile: domains.schedule
                sink.report(startsAtMarker(schedule));
            }
            return;
        }
        List<String> turns = turns(schedule.cycle()).toList();
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.schedule()
                    .domain()
                    .filter(domain -> domains.has(domain) && !turns.contains(domain))
                    .ifPresent(domain -> sink.report(neverRuns(pd, domain, schedule)));
        }
        Optional<SchedulingDomain> monitors =
                Optional.ofNullable(domains.byNumber().get(MONITOR_DOMAIN));
        boolean isHeard = monitors.filter(each -> turns.contains(each.name())).isPresent();
        if (!isMicrokit && !isHeard) {
            sink.report(monitorNeverRuns(monitors, schedule));
        }
    }

    private static Diagnostic startsAtMarker(DomainSchedule schedule) {
        DomainSchedule.Entry marker = schedule.entries().get((int) schedule.startIndex());
        return Diagnostic.warning(
                        ID,
                        "the schedule begins at an end marker",
                        marker.origin().element(),
                        "nobody's turn")
                .withLabel(
                        schedule.origin().at("start_index"),
                        "entry %d".formatted(schedule.startIndex()))
                .withNote("the kernel refuses such a start, and the system does not boot");
    }

    private static Diagnostic neverRuns(
            ProtectionDomain pd, String domain, DomainSchedule schedule) {
        return Diagnostic.warning(
                        ID,
                        "`%s` never runs".formatted(pd.name()),
                        pd.origin().at("domain"),
                        "`%s` never has a turn".formatted(domain))
                .withLabel(schedule.origin().element(), "the schedule");
    }

    private static Diagnostic monitorNeverRuns(
            Optional<SchedulingDomain> monitors, DomainSchedule schedule) {
        return Diagnostic.warning(
                        ID,
                        "the monitor never runs",
                        schedule.origin().element(),
                        monitors.map(each -> "no turn of `%s`".formatted(each.name()))
                                .orElse("no domain has number 0"))
                .withNote("the monitor is in domain 0: it reports faults and makes PDs passive")
                .withHelp("give domain 0 a turn");
    }
}
