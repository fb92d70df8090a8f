package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a budget that does not fit into its period.
final class PdBudgetExceedsPeriodRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.budget-exceeds-period");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            Schedule schedule = pd.schedule();
            if (Long.compareUnsigned(schedule.budgetMicros(), schedule.periodMicros()) > 0) {
                sink.report(exceeds(pd));
            }
        }
    }

    private static Diagnostic exceeds(ProtectionDomain pd) {
        Origin origin = pd.origin();
        String budget = Long.toUnsignedString(pd.schedule().budgetMicros());
        String period = Long.toUnsignedString(pd.schedule().periodMicros());
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "`%s` has a budget of %s µs in a period of %s µs"
                                .formatted(pd.name(), budget, period),
                        origin.attribute("budget").orElse(origin.at("period")),
                        "larger than the period");
        if (origin.attribute("budget").isEmpty()) {
            return found.withNote("without `budget` it is %s µs".formatted(budget));
        }
        return found.withLabel(origin.at("period"), "the period")
                .withHelp("a budget equal to the period lets the PD run whenever it is its turn");
    }
}
