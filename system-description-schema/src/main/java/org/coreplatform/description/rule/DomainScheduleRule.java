package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.DomainSchedule;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.pd.TimeStamp;

/// Rejects schedules of domains that the kernel cannot follow.
final class DomainScheduleRule implements Rule {
    static final RuleId ID = RuleId.of("domains.schedule");

    @Override
    public RuleId id() {
        return ID;
    }

    /// Entries of the kernel's schedule, of which one stays free.
    private static final int ENTRIES = Limits.DOMAIN_SCHEDULE_ENTRIES;

    /// Less than this counts as nothing in the kernel.
    private static final long LEAST_TICKS = Limits.MIN_BUDGET_MICROS * TimeStamp.TICKS_PER_MICRO;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (SchedulingDomains domains : system.domains()) {
            domains.schedule().ifPresent(schedule -> check(domains, schedule, sink));
            if (system.profile() == Profile.CORE_PLATFORM) {
                domains.schedule().ifPresent(schedule -> checkWhatBoots(schedule, sink));
            }
        }
    }

    /// What Microkit lets pass, though such a system does not boot or does nothing.
    private static void checkWhatBoots(DomainSchedule schedule, DiagnosticSink sink) {
        for (DomainSchedule.Entry entry : schedule.entries()) {
            long ticks = entry.length().map(DomainSchedule.Length::ticks).orElse(LEAST_TICKS + 1);
            if (ticks <= LEAST_TICKS) {
                sink.report(tooShort(entry));
            } else if (ticks > Limits.MAX_DOMAIN_TICKS) {
                sink.report(tooLong(entry));
            }
        }
        if (schedule.hasStart() && schedule.cycle().isEmpty()) {
            sink.report(startsAtMarker(schedule));
        }
        if (schedule.indexShift().orElse(0L) == 0 && !schedule.entries().isEmpty()) {
            DomainSchedule.Entry first = schedule.entries().getFirst();
            if (first.domain().isEmpty() && schedule.startIndex() != 0) {
                sink.report(bootsAtMarker(first));
            }
        }
    }

    private static Diagnostic tooShort(DomainSchedule.Entry entry) {
        return found(
                        "a turn is too short",
                        entry.origin().at("duration"),
                        "more than %d us".formatted(Limits.MIN_BUDGET_MICROS))
                .withNote("the kernel takes that, and less, for nothing: nobody would run");
    }

    private static Diagnostic tooLong(DomainSchedule.Entry entry) {
        return found("a turn is too long", entry.origin().at("duration"), "at most 2^56 - 1 ticks")
                .withNote("%d ticks of the timer are 1 us".formatted(TimeStamp.TICKS_PER_MICRO));
    }

    private static Diagnostic startsAtMarker(DomainSchedule schedule) {
        DomainSchedule.Entry marker = schedule.entries().get((int) schedule.startIndex());
        return found(
                        "the schedule begins at an end marker",
                        marker.origin().element(),
                        "nobody's turn")
                .withLabel(
                        schedule.origin().at("start_index"),
                        "entry %d".formatted(schedule.startIndex()))
                .withNote("the kernel refuses such a start");
    }

    private static Diagnostic bootsAtMarker(DomainSchedule.Entry marker) {
        return found(
                        "the kernel's first entry becomes an end marker",
                        marker.origin().element(),
                        "entry 0")
                .withNote("the kernel boots with a turn there, and refuses to end it")
                .withHelp("remove the marker, or give the schedule an `index_shift`");
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
                    .filter(name -> !domains.has(name))
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

    private static Diagnostic found(String message, Span span, String label) {
        return Diagnostic.error(ID, message, span, label);
    }
}
