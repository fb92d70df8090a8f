package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects an interrupt source that has two handlers.
final class IrqUsedTwiceRule implements Rule {
    static final RuleId ID = RuleId.of("irq.used-twice");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<Interrupt> interrupts =
                system.protectionDomains().stream()
                        .flatMap(pd -> pd.interrupts().stream())
                        .toList();
        Duplicates.find(
                interrupts, Interrupt::irq, (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static Diagnostic usedTwice(Interrupt first, Interrupt again) {
        return Diagnostic.error(
                        ID,
                        "interrupt %d has two handlers".formatted(again.irq()),
                        again.irqSpan(),
                        "handled again")
                .withLabel(first.irqSpan(), "first handled here")
                .withNote("the kernel gives an interrupt to one handler only");
    }
}
