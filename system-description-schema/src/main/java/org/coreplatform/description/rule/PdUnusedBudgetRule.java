package org.coreplatform.description.rule;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a budget that its protection domain never uses after `init`.
final class PdUnusedBudgetRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.unused-budget");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wakers wakers = Wakers.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            // Whether it runs at all, another rule looks at.
            boolean runs = wakers.isCalled(pd) || wakers.isWokenOtherwise(pd);
            if (runs && !wakers.runsOnItsOwnTime(pd)) {
                written(pd).ifPresent(span -> sink.report(unused(pd, span)));
            }
        }
    }

    private static Optional<Span> written(ProtectionDomain pd) {
        return pd.origin().attribute("budget").or(() -> pd.origin().attribute("period"));
    }

    private static Diagnostic unused(ProtectionDomain pd, Span span) {
        return Diagnostic.warning(
                        ID,
                        "passive `%s` uses its budget in `init` only".formatted(pd.name()),
                        span,
                        "reserved for nothing")
                .withLabel(pd.origin().at("passive"), "runs on the time of its callers")
                .withNote("nobody notifies or interrupts it, which would take its own time")
                .withHelp("leave `budget` and `period` out");
    }
}
