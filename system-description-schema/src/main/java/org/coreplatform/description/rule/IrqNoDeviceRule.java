package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// Warns of an interrupt that no device of the board raises.
final class IrqNoDeviceRule implements Rule {
    static final RuleId ID = RuleId.of("irq.no-device");

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
                boolean exists = interrupt.irq() >= 1 && interrupt.irq() <= board.maxIrq();
                if (exists && BoardIrqs.device(board, interrupt).isEmpty()) {
                    sink.report(neverRaised(interrupt, board));
                }
            }
        }
    }

    private static Diagnostic neverRaised(Interrupt interrupt, BoardProfile board) {
        Diagnostic found =
                Diagnostic.warning(
                        ID,
                        "no device of `%s` raises interrupt %d"
                                .formatted(board.name(), interrupt.irq()),
                        interrupt.origin().at("irq"),
                        "it never comes");
        for (DeviceProfile device : board.devices()) {
            if (device.irq() != 0 && !device.kernelOwned()) {
                found =
                        found.withNote(
                                "device `%s` raises interrupt %d"
                                        .formatted(device.name(), device.irq()));
            }
        }
        return found;
    }
}
