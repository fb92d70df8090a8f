package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects scheduling domains on kernels with several cores, and on several cores of one.
final class DomainsUnsupportedRule implements Rule {
    static final RuleId ID = RuleId.of("domains.unsupported");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (!target.features().domains()) {
            system.domains().forEach(domains -> sink.report(unsupported(domains, target)));
            return;
        }
        for (SchedulingDomains domains : system.domains()) {
            for (ProtectionDomain pd : system.protectionDomains()) {
                long cpu = pd.schedule().cpu();
                if (cpu != 0 && Long.compareUnsigned(cpu, target.cores()) < 0) {
                    sink.report(onAnotherCore(pd, domains));
                }
            }
        }
    }

    private static Diagnostic onAnotherCore(ProtectionDomain pd, SchedulingDomains domains) {
        return Diagnostic.error(
                        ID,
                        "`%s` is on core %d, where scheduling domains have no turns"
                                .formatted(pd.name(), pd.schedule().cpu()),
                        pd.origin().at("cpu"),
                        "on core 0 only")
                .withLabel(domains.origin().element(), "the system has scheduling domains")
                .withNote("seL4 has several domains or several cores")
                .withHelp("leave `cpu` out, or do without scheduling domains");
    }

    private static Diagnostic unsupported(SchedulingDomains domains, Target target) {
        return Diagnostic.error(
                        ID,
                        "`%s` has no scheduling domains".formatted(target.name()),
                        domains.origin().element(),
                        "on one core only")
                .withNote(
                        "domains take turns on core 0; kernels with several cores have one domain")
                .withHelp("choose a configuration without `smp-`, and leave `cpu` out");
    }
}
