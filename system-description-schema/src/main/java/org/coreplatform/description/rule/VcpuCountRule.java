package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;

/// Warns of virtual machines with several processors where the kernel has one.
final class VcpuCountRule implements Rule {
    static final RuleId ID = RuleId.of("vcpu.count");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.architecture() != Architecture.X86_64) {
            return;
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (Vcpus.of(pd).size() > 1) {
                sink.report(several(Vcpus.of(pd).get(1)));
            }
        }
    }

    private static Diagnostic several(VirtualCpu second) {
        return Diagnostic.warning(
                        ID,
                        "a virtual machine has exactly one vCPU on x86",
                        second.origin().element(),
                        "one too many")
                .withNote("Microkit accepts the description, and fails while it builds the system");
    }
}
