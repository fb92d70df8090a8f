package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a passive protection domain that nobody can wake.
final class PdPassiveUnreachableRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.passive-unreachable");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wakers wakers = Wakers.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            boolean woken =
                    wakers.isWokenOtherwise(pd) || wakers.isNotified(pd) || wakers.isCalled(pd);
            if (pd.schedule().passive() && !woken) {
                sink.report(unreachable(pd));
            }
        }
    }

    private static Diagnostic unreachable(ProtectionDomain pd) {
        return Diagnostic.warning(
                        ID,
                        "passive `%s` never runs after `init`".formatted(pd.name()),
                        pd.origin().at("passive"),
                        "nobody can wake it")
                .withNote("a passive PD runs when it is called, notified or interrupted")
                .withHelp("give it a channel, or remove `passive`");
    }
}
