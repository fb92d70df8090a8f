package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a system in which nothing can run.
final class SystemEmptyRule implements Rule {
    static final RuleId ID = RuleId.of("system.no-protection-domain");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (system.protectionDomains().isEmpty()) {
            sink.report(
                    Diagnostic.error(
                            ID,
                            "the system has no protection domain",
                            system.origin().element(),
                            "nothing in it can run"));
        }
    }
}
