package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a protection domain with the name of the monitor.
final class PdReservedNameRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.reserved-name");

    @Override
    public RuleId id() {
        return ID;
    }

    private static final String MONITOR = "monitor";

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (pd.name().equals(MONITOR)) {
                sink.report(reserved(pd));
            }
        }
    }

    private static Diagnostic reserved(ProtectionDomain pd) {
        return Diagnostic.error(
                        ID,
                        "no protection domain can be called `monitor`",
                        pd.origin().at("name"),
                        "reserved")
                .withNote("the monitor is the system's own PD: it receives faults")
                .withHelp("choose another name");
    }
}
