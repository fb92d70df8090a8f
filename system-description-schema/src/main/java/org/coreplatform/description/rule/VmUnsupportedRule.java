package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;

/// Rejects virtual machines where the kernel is no hypervisor.
final class VmUnsupportedRule implements Rule {
    static final RuleId ID = RuleId.of("virtual_machine.unsupported");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.microkit()
                    .virtualMachine()
                    .filter(_ -> !target.features().hypervisor())
                    .ifPresent(vm -> sink.report(noHypervisor(vm, target)));
        }
    }

    private static Diagnostic noHypervisor(VirtualMachine vm, Target target) {
        return Diagnostic.error(
                ID,
                "`%s` has no virtual machines".formatted(target.name()),
                vm.origin().element(),
                "the kernel is no hypervisor");
    }
}
