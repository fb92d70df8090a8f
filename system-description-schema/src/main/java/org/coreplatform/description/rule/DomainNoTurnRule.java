package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protection domain whose scheduling domain never has a turn, and of a schedule that
/// begins with nobody's turn.
final class DomainNoTurnRule implements Rule {
    static final RuleId ID = RuleId.of("domains.no-turn");

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
        List<String> declared = domains.domains().stream().map(SchedulingDomain::name).toList();
        domains.schedule()
                .filter(schedule -> declared.containsAll(turns(schedule)))
                .ifPresent(schedule -> check(system, declared, schedule, sink));
    }

    private static List<String> turns(DomainSchedule schedule) {
        return schedule.entries().stream().flatMap(entry -> entry.domain().stream()).toList();
    }

    private static void check(
            SystemDescription system,
            List<String> declared,
            DomainSchedule schedule,
            DiagnosticSink sink) {
        List<DomainSchedule.Entry> entries = schedule.entries();
        if (Long.compareUnsigned(schedule.startIndex(), entries.size()) >= 0) {
            return;
        }
        DomainSchedule.Entry first = entries.get((int) schedule.startIndex());
        if (first.domain().isEmpty()) {
            sink.report(startsAt(first, schedule));
        }
        List<String> turns = turns(schedule);
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.microkit()
                    .domain()
                    .filter(domain -> declared.contains(domain) && !turns.contains(domain))
                    .ifPresent(domain -> sink.report(neverRuns(pd, domain, schedule)));
        }
    }

    private static Diagnostic startsAt(DomainSchedule.Entry marker, DomainSchedule schedule) {
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
}
