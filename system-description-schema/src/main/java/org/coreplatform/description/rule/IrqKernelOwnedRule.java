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

/// Rejects an interrupt that the kernel handles itself.
final class IrqKernelOwnedRule implements Rule {
    static final RuleId ID = RuleId.of("irq.kernel-owned");

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
                BoardIrqs.device(board, interrupt)
                        .filter(DeviceProfile::kernelOwned)
                        .ifPresent(device -> sink.report(kernelOwned(interrupt, device)));
            }
        }
    }

    private static Diagnostic kernelOwned(Interrupt interrupt, DeviceProfile device) {
        return Diagnostic.error(
                ID,
                "interrupt %d comes from device `%s`, which belongs to the kernel"
                        .formatted(interrupt.irq(), device.name()),
                interrupt.origin().at("irq"),
                "no PD can have it");
    }
}
