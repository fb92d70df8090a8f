package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects other cores than the first: the kernel runs one.
final class PdCpuRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.cpu-not-yet");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (pd.schedule().cpu() >= target.cores()) {
                sink.report(noSuchCore(pd, target));
            } else if (pd.schedule().cpu() > 0) {
                sink.report(notYet(pd));
            }
        }
    }

    private static Diagnostic notYet(ProtectionDomain pd) {
        return Diagnostic.error(
                        ID,
                        "`%s` wants core %d, but only core 0 is supported yet"
                                .formatted(pd.name(), pd.schedule().cpu()),
                        pd.origin().at("cpu"),
                        "not yet")
                .withHelp("leave `cpu` out");
    }

    private static Diagnostic noSuchCore(ProtectionDomain pd, Target target) {
        return Diagnostic.error(
                ID,
                "`%s` wants core %d, but `%s` has %d cores"
                        .formatted(pd.name(), pd.schedule().cpu(), target.name(), target.cores()),
                pd.origin().at("cpu"),
                "no such core");
    }
}
