package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;

/// Rejects a budget that the kernel would refuse.
final class PdBudgetTooSmallRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.budget-too-small");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            long budget = pd.schedule().budgetMicros();
            if (Long.compareUnsigned(budget, Limits.MIN_BUDGET_MICROS) < 0) {
                sink.report(tooSmall(pd));
            }
        }
    }

    private static Diagnostic tooSmall(ProtectionDomain pd) {
        return Diagnostic.error(
                        ID,
                        "`%s` has a budget of %d µs, the kernel accepts no less than %d µs"
                                .formatted(
                                        pd.name(),
                                        pd.schedule().budgetMicros(),
                                        Limits.MIN_BUDGET_MICROS),
                        pd.origin().at("budget"),
                        "too small")
                .withNote("the least budget is twice the kernel's own worst-case execution time");
    }
}
