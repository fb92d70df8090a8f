package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;
import org.coreplatform.sdk.abi.Limits;

/// Warns of a priority of a virtual machine that is cut to 8 bits.
final class VmPriorityRule implements Rule {
    static final RuleId ID = RuleId.of("virtual_machine.priority-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.microkit()
                    .virtualMachine()
                    .filter(vm -> vm.schedule().priority().isHigherThan(HIGHEST))
                    .ifPresent(vm -> sink.report(tooHigh(vm)));
        }
    }

    private static final Priority HIGHEST = new Priority(Limits.PD_PRIORITY);

    private static Diagnostic tooHigh(VirtualMachine vm) {
        return Diagnostic.warning(
                        ID,
                        "priority %s of virtual machine `%s` is out of range"
                                .formatted(vm.schedule().priority(), vm.name()),
                        vm.origin().at("priority"),
                        "0 to %d".formatted(Limits.PD_PRIORITY))
                .withNote("Microkit keeps the low 8 bits only");
    }
}
