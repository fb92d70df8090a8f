package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SchedulingDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;

/// Rejects scheduling domains that share names or numbers, or that the kernel does not have.
final class DomainsRule implements Rule {
    static final RuleId ID = RuleId.of("domains.domain");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        boolean isMicrokit = system.profile() == Profile.MICROKIT;
        system.domains().forEach(domains -> check(domains.domains(), isMicrokit, sink));
    }

    private static void check(
            List<SchedulingDomain> domains, boolean isMicrokit, DiagnosticSink sink) {
        Duplicates.find(
                domains,
                SchedulingDomain::name,
                (first, again) -> sink.report(usedTwice(first, again, "name")));
        List<SchedulingDomain> numbered =
                domains.stream().filter(each -> each.id().isPresent()).toList();
        Duplicates.find(
                numbered,
                each -> each.id().orElse(0L),
                (first, again) -> sink.report(usedTwice(first, again, "id")));
        for (SchedulingDomain domain : numbered) {
            if (Long.compareUnsigned(domain.id().orElse(0L), Limits.DOMAINS) >= 0) {
                sink.report(outOfRange(domain));
            }
        }
        if (isMicrokit && domains.size() - numbered.size() > 1) {
            sink.report(unnumbered(domains));
        }
        if (domains.size() > Limits.DOMAINS) {
            // Microkit lets one too many pass.
            boolean passes = isMicrokit && domains.size() == Limits.DOMAINS + 1;
            sink.report(tooMany(domains).withSeverity(passes ? Severity.WARNING : Severity.ERROR));
        }
    }

    private static Diagnostic usedTwice(
            SchedulingDomain first, SchedulingDomain again, String attribute) {
        return Diagnostic.error(
                        ID,
                        "two scheduling domains have the same %s".formatted(attribute),
                        again.origin().at(attribute),
                        "used again")
                .withLabel(first.origin().at(attribute), "first used here");
    }

    private static Diagnostic outOfRange(SchedulingDomain domain) {
        return Diagnostic.error(
                ID,
                "the kernel has no domain %s"
                        .formatted(Long.toUnsignedString(domain.id().orElse(0L))),
                domain.origin().at("id"),
                "0 to %d".formatted(Limits.DOMAINS - 1));
    }

    private static Diagnostic unnumbered(List<SchedulingDomain> domains) {
        List<SchedulingDomain> found =
                domains.stream().filter(each -> each.id().isEmpty()).toList();
        return Diagnostic.warning(
                        ID,
                        "%d scheduling domains have no `id`".formatted(found.size()),
                        found.get(1).origin().element(),
                        "gets some number")
                .withLabel(found.getFirst().origin().element(), "and so does this one")
                .withNote("Microkit numbers them in an order that changes from build to build")
                .withHelp("give each of them an `id`");
    }

    private static Diagnostic tooMany(List<SchedulingDomain> domains) {
        return Diagnostic.error(
                ID,
                "the system has %d scheduling domains, the kernel has %d"
                        .formatted(domains.size(), Limits.DOMAINS),
                domains.get(Limits.DOMAINS).origin().element(),
                "the first one too many");
    }
}
