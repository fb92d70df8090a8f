package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;

/// Rejects ids of virtual processors that are out of range.
final class VcpuIdRule implements Rule {
    static final RuleId ID = RuleId.of("vcpu.id-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (VirtualCpu cpu : Vcpus.of(pd)) {
                if (Long.compareUnsigned(cpu.id(), target.channelIds()) >= 0) {
                    sink.report(outOfRange(cpu, target));
                }
            }
        }
    }

    private static Diagnostic outOfRange(VirtualCpu cpu, Target target) {
        return Diagnostic.error(
                ID,
                "vCPU id %s is out of range".formatted(Long.toUnsignedString(cpu.id())),
                cpu.origin().at("id"),
                "0 to %d".formatted(target.channelIds() - 1));
    }
}
