package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;

/// Rejects virtual processors that have the id of another one or of a child.
final class VcpuDuplicateIdRule implements Rule {
    static final RuleId ID = RuleId.of("vcpu.duplicate-id");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            Duplicates.find(
                    Vcpus.of(pd),
                    VirtualCpu::id,
                    (first, again) -> sink.report(usedTwice(first.origin(), again.origin())));
            pd.parent().ifPresent(parent -> compareWithParent(pd, parent, sink));
        }
    }

    private static void compareWithParent(
            ProtectionDomain child, Parent parent, DiagnosticSink sink) {
        for (VirtualCpu cpu : Vcpus.of(parent.pd())) {
            if (cpu.id() == parent.childId()) {
                sink.report(usedTwice(cpu.origin(), child.origin()));
            }
        }
    }

    private static Diagnostic usedTwice(Origin first, Origin again) {
        return Diagnostic.error(
                        ID,
                        "id %s is used twice".formatted(again.at("id").text()),
                        again.at("id"),
                        "used again")
                .withLabel(first.at("id"), "first used here")
                .withNote("vCPUs and children of a PD share their ids");
    }
}
