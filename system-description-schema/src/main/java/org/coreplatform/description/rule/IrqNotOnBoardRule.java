package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.InterruptSource;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;

/// Rejects an interrupt source that the board does not have, or of a board that is not known, one
/// that no interrupt controller has.
final class IrqNotOnBoardRule implements Rule {
    static final RuleId ID = RuleId.of("irq.not-on-board");

    /// Sources of a PLIC are below 1024, lines of a GIC below 1020.
    private static final int LAST_OF_ALL = 1023;

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        long last = target.hardware().map(BoardProfile::maxIrq).orElse(LAST_OF_ALL);
        long first = target.hardware().isPresent() ? 1 : 0;
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                if (interrupt.source() instanceof InterruptSource.Line(long irq)
                        && (irq < first || irq > last)) {
                    sink.report(notThere(interrupt, target, first, last));
                }
            }
        }
    }

    private static Diagnostic notThere(Interrupt interrupt, Target target, long first, long last) {
        return Diagnostic.error(
                ID,
                "`%s` has no interrupt %s"
                        .formatted(target.name(), Long.toUnsignedString(interrupt.irq())),
                interrupt.origin().at("irq"),
                "%d to %d".formatted(first, last));
    }
}
