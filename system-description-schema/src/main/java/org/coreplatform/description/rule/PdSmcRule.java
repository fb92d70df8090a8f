package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects calls of the secure monitor where there is none.
final class PdSmcRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.smc");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (pd.microkit().secureMonitorCalls() && !target.features().secureMonitorCalls()) {
                sink.report(noMonitor(pd, target));
            }
        }
    }

    private static Diagnostic noMonitor(ProtectionDomain pd, Target target) {
        return Diagnostic.error(
                        ID,
                        "`%s` cannot call the secure monitor on `%s`"
                                .formatted(pd.name(), target.name()),
                        pd.origin().at("smc"),
                        "not with this kernel")
                .withNote("secure monitor calls exist on AArch64 only");
    }
}
