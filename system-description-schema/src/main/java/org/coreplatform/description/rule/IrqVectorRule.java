package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.InterruptSource;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects numbers of x86 interrupts that are out of range.
final class IrqVectorRule implements Rule {
    static final RuleId ID = RuleId.of("irq.x86-range");

    @Override
    public RuleId id() {
        return ID;
    }

    private static final long MAX_VECTOR = 107;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                switch (interrupt.source()) {
                    case InterruptSource.Line _ -> {}
                    case InterruptSource.IoApic(long ioapic, long pin, long vector) -> {
                        checkVector(interrupt, vector, sink);
                        checkSign(interrupt, "ioapic", ioapic, sink);
                        checkSign(interrupt, "pin", pin, sink);
                    }
                    case InterruptSource.Msi(_, long handle, long vector) -> {
                        checkVector(interrupt, vector, sink);
                        checkSign(interrupt, "handle", handle, sink);
                    }
                }
            }
        }
    }

    private static void checkVector(Interrupt interrupt, long vector, DiagnosticSink sink) {
        if (vector < 0 || vector > MAX_VECTOR) {
            sink.report(outOfRange(interrupt, "vector", "0 to " + MAX_VECTOR));
        }
    }

    private static void checkSign(
            Interrupt interrupt, String attribute, long value, DiagnosticSink sink) {
        if (value < 0) {
            sink.report(outOfRange(interrupt, attribute, "0 or more"));
        }
    }

    private static Diagnostic outOfRange(Interrupt interrupt, String attribute, String range) {
        Span span = interrupt.origin().at(attribute);
        return Diagnostic.error(
                ID, "`%s` cannot be %s".formatted(attribute, span.text()), span, range);
    }
}
