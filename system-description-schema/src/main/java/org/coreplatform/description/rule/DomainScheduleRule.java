package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects schedules of domains that the kernel cannot follow.
final class DomainScheduleRule implements Rule {
    static final RuleId ID = RuleId.of("domains.schedule");

    @Override
    public RuleId id() {
        return ID;
    }

    /// Entries of the kernel's schedule, of which one stays free.
    private static final int ENTRIES = 100;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (SchedulingDomains domains : system.domains()) {
            domains.schedule().ifPresent(schedule -> check(domains, schedule, sink));
        }
    }

    private static void check(
            SchedulingDomains domains, DomainSchedule schedule, DiagnosticSink sink) {
        int entries = schedule.entries().size();
        if (entries >= ENTRIES) {
            sink.report(
                    found(
                            "the schedule has %d entries".formatted(entries),
                            schedule.origin().element(),
                            "at most %d".formatted(ENTRIES - 1)));
        }
        if (Long.compareUnsigned(schedule.startIndex(), entries) >= 0) {
            sink.report(
                    found(
                            "the schedule does not have the entry with which it begins",
                            schedule.origin().at("start_index"),
                            "less than the number of entries, %d".formatted(entries)));
        }
        schedule.indexShift().ifPresent(shift -> checkShift(shift, schedule, sink));
        for (DomainSchedule.Entry entry : schedule.entries()) {
            entry.domain()
                    .filter(name -> isUnknown(name, domains))
                    .ifPresent(name -> sink.report(unknownDomain(name, entry)));
        }
    }

    /// Microkit adds without looking whether the sum fits into 64 bits.
    private static void checkShift(long shift, DomainSchedule schedule, DiagnosticSink sink) {
        int entries = schedule.entries().size();
        boolean passes = Long.compareUnsigned(shift + entries, ENTRIES) < 0;
        if (!passes || Long.compareUnsigned(shift, ENTRIES) >= 0) {
            sink.report(
                    found(
                                    "the schedule does not fit behind its shift",
                                    schedule.origin().at("index_shift"),
                                    "shift and entries are less than %d".formatted(ENTRIES))
                            .withSeverity(passes ? Severity.WARNING : Severity.ERROR));
        }
    }

    private static Diagnostic unknownDomain(String name, DomainSchedule.Entry entry) {
        return found(
                "there is no scheduling domain `%s`".formatted(name),
                entry.origin().at("domain"),
                "not declared");
    }

    private static boolean isUnknown(String name, SchedulingDomains domains) {
        return domains.domains().stream().noneMatch(each -> each.name().equals(name));
    }

    private static Diagnostic found(String message, Span span, String label) {
        return Diagnostic.error(ID, message, span, label);
    }
}
