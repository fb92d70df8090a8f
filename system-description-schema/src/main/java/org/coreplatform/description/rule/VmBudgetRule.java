package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;

/// Rejects a virtual machine's budget that does not fit into its period.
final class VmBudgetRule implements Rule {
    static final RuleId ID = RuleId.of("virtual_machine.budget-exceeds-period");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.microkit()
                    .virtualMachine()
                    .filter(vm -> exceeds(vm.schedule()))
                    .ifPresent(vm -> sink.report(exceeds(vm)));
        }
    }

    private static boolean exceeds(Schedule schedule) {
        return Long.compareUnsigned(schedule.budgetMicros(), schedule.periodMicros()) > 0;
    }

    private static Diagnostic exceeds(VirtualMachine vm) {
        return Diagnostic.error(
                ID,
                "virtual machine `%s` has a budget of %s µs in a period of %s µs"
                        .formatted(
                                vm.name(),
                                Long.toUnsignedString(vm.schedule().budgetMicros()),
                                Long.toUnsignedString(vm.schedule().periodMicros())),
                vm.origin().attribute("budget").orElse(vm.origin().at("period")),
                "larger than the period");
    }
}
