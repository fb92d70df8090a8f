package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
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
            check(pd.name(), pd.schedule(), pd.origin(), sink);
            pd.microkit()
                    .virtualMachine()
                    .ifPresent(vm -> check(vm.name(), vm.schedule(), vm.origin(), sink));
        }
    }

    private static void check(String name, Schedule schedule, Origin origin, DiagnosticSink sink) {
        long budget = schedule.budgetMicros();
        if (Long.compareUnsigned(budget, Limits.MIN_BUDGET_MICROS) < 0) {
            sink.report(tooSmall(name, budget, origin));
        }
    }

    private static Diagnostic tooSmall(String name, long budget, Origin origin) {
        return Diagnostic.error(
                        ID,
                        "`%s` has a budget of %d µs, the kernel accepts no less than %d µs"
                                .formatted(name, budget, Limits.MIN_BUDGET_MICROS),
                        origin.at("budget"),
                        "too small")
                .withNote("the least budget is twice the kernel's own worst-case execution time");
    }
}
