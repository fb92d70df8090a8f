package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects I/O address spaces that share a name, a device or a domain.
final class IoSpaceDuplicateRule implements Rule {
    static final RuleId ID = RuleId.of("io_address_space.duplicate");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<IoAddressSpace> spaces = system.ioAddressSpaces();
        Duplicates.find(
                spaces,
                IoAddressSpace::name,
                (first, again) -> sink.report(usedTwice(first, again, "name")));
        Duplicates.find(
                spaces,
                space -> space.device().toString(),
                (first, again) -> sink.report(usedTwice(first, again, "peripheral_id")));
        Duplicates.find(
                spaces,
                IoAddressSpace::domainId,
                (first, again) -> sink.report(usedTwice(first, again, "domain_id")));
    }

    private static Diagnostic usedTwice(
            IoAddressSpace first, IoAddressSpace again, String attribute) {
        return Diagnostic.error(
                        ID,
                        "two I/O address spaces have the same `%s`".formatted(attribute),
                        again.origin().at(attribute),
                        "used again")
                .withLabel(first.origin().at(attribute), "first used here");
    }
}
