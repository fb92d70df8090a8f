package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects I/O address spaces where the kernel has no IOMMU.
final class IoSpaceUnsupportedRule implements Rule {
    static final RuleId ID = RuleId.of("io_address_space.unsupported");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.features().iommu()) {
            return;
        }
        for (IoAddressSpace space : system.ioAddressSpaces()) {
            sink.report(unsupported(space, target));
        }
    }

    private static Diagnostic unsupported(IoAddressSpace space, Target target) {
        return Diagnostic.error(
                ID,
                "`%s` has no I/O address spaces".formatted(target.name()),
                space.origin().element(),
                "the kernel has no IOMMU");
    }
}
