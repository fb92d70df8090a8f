package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects more protection domains than the monitor can watch.
final class SystemTooManyPdsRule implements Rule {
    static final RuleId ID = RuleId.of("system.too-many-protection-domains");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<ProtectionDomain> pds = system.protectionDomains();
        if (pds.size() > target.protectionDomains()) {
            sink.report(tooMany(pds, target));
        }
    }

    private static Diagnostic tooMany(List<ProtectionDomain> pds, Target target) {
        int limit = target.protectionDomains();
        return Diagnostic.error(
                        ID,
                        "the system has %d protection domains, the limit is %d"
                                .formatted(pds.size(), limit),
                        pds.get(limit).origin().element(),
                        "the first one too many")
                .withNote("children count too")
                .withNote("the monitor's capability space has a slot for each one");
    }
}
