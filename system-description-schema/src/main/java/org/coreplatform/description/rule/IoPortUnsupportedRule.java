package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects I/O ports where there are none.
final class IoPortUnsupportedRule implements Rule {
    static final RuleId ID = RuleId.of("ioport.unsupported");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.architecture() == Architecture.X86_64) {
            return;
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (IoPort port : pd.microkit().ioPorts()) {
                sink.report(noPorts(port, target));
            }
        }
    }

    private static Diagnostic noPorts(IoPort port, Target target) {
        return Diagnostic.error(
                ID,
                "%s has no I/O ports".formatted(target.architecture().word()),
                port.origin().element(),
                "x86-64 only");
    }
}
