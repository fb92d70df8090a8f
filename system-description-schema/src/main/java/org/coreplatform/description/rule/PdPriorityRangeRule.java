package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;

/// Rejects a priority that no protection domain can have.
final class PdPriorityRangeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.priority-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Priority highest = new Priority(Limits.PD_PRIORITY);
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (pd.priority().isHigherThan(highest)) {
                sink.report(outOfRange(pd));
            }
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd) {
        return Diagnostic.error(
                        ID,
                        "priority %s of `%s` is out of range".formatted(pd.priority(), pd.name()),
                        pd.origin().at("priority"),
                        "0 to %d".formatted(Limits.PD_PRIORITY))
                .withNote("priority %d is the monitor's".formatted(Limits.MONITOR_PRIORITY));
    }
}
