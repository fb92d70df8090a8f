package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;

/// Rejects an interrupt source that the board does not have.
final class IrqNotOnBoardRule implements Rule {
    static final RuleId ID = RuleId.of("irq.not-on-board");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.hardware().isEmpty()) {
            return;
        }
        BoardProfile board = target.hardware().get();
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                if (interrupt.irq() < 1 || interrupt.irq() > board.maxIrq()) {
                    sink.report(notThere(interrupt, board));
                }
            }
        }
    }

    private static Diagnostic notThere(Interrupt interrupt, BoardProfile board) {
        return Diagnostic.error(
                ID,
                "`%s` has no interrupt %d".formatted(board.name(), interrupt.irq()),
                interrupt.origin().at("irq"),
                "1 to %d".formatted(board.maxIrq()));
    }
}
