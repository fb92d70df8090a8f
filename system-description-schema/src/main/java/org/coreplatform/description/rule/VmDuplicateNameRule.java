package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;

/// Rejects a virtual machine that has another one's name.
final class VmDuplicateNameRule implements Rule {
    static final RuleId ID = RuleId.of("virtual_machine.duplicate-name");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<VirtualMachine> machines =
                system.protectionDomains().stream()
                        .flatMap(pd -> pd.microkit().virtualMachine().stream())
                        .toList();
        Duplicates.find(
                machines,
                VirtualMachine::name,
                (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static Diagnostic usedTwice(VirtualMachine first, VirtualMachine again) {
        return Diagnostic.error(
                        ID,
                        "two virtual machines are called `%s`".formatted(again.name()),
                        again.origin().at("name"),
                        "the same name again")
                .withLabel(first.origin().at("name"), "first used here");
    }
}
