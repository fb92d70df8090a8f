package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects ids of I/O ports that are out of range or used twice.
final class IoPortIdRule implements Rule {
    static final RuleId ID = RuleId.of("ioport.id");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        int limit = target.channelIds();
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (IoPort port : pd.microkit().ioPorts()) {
                if (port.id() < 0 || port.id() >= limit) {
                    sink.report(outOfRange(port, limit));
                }
            }
            Duplicates.find(
                    pd.microkit().ioPorts(),
                    IoPort::id,
                    (first, again) -> sink.report(usedTwice(pd, first, again)));
        }
    }

    private static Diagnostic outOfRange(IoPort port, int limit) {
        return Diagnostic.error(
                ID,
                "I/O port id %d is out of range".formatted(port.id()),
                port.origin().at("id"),
                "0 to %d".formatted(limit - 1));
    }

    private static Diagnostic usedTwice(ProtectionDomain pd, IoPort first, IoPort again) {
        return Diagnostic.error(
                        ID,
                        "`%s` uses I/O port id %d twice".formatted(pd.name(), again.id()),
                        again.origin().at("id"),
                        "used again")
                .withLabel(first.origin().at("id"), "first used here");
    }
}
