package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of an I/O address space without maps, which Microkit forgets.
final class IoSpaceEmptyRule implements Rule {
    static final RuleId ID = RuleId.of("io_address_space.empty");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (IoAddressSpace space : system.ioAddressSpaces()) {
            if (space.maps().isEmpty()) {
                sink.report(empty(space));
            }
        }
    }

    private static Diagnostic empty(IoAddressSpace space) {
        return Diagnostic.warning(
                        ID,
                        "I/O address space `%s` is empty".formatted(space.name()),
                        space.origin().element(),
                        "has no `<iomap>`")
                .withNote("Microkit forgets it: the device is in no address space");
    }
}
