package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;

/// Warns of a variable of a virtual processor that nobody writes.
final class VcpuSetvarRule implements Rule {
    static final RuleId ID = RuleId.of("vcpu.setvar");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (VirtualCpu cpu : Vcpus.of(pd)) {
                cpu.origin().attribute("setvar_id").ifPresent(span -> sink.report(ignored(span)));
            }
        }
    }

    private static Diagnostic ignored(Span span) {
        return Diagnostic.warning(
                ID, "Microkit ignores `setvar_id` of `<vcpu>`", span, "is not written");
    }
}
