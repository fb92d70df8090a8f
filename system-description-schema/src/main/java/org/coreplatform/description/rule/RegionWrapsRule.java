package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a memory region behind the last physical address.
final class RegionWrapsRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.wraps");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (MemoryRegion region : system.memoryRegions()) {
            region.physicalAddress()
                    .filter(start -> new Range<>(start, region.sizeBytes(), region).wraps())
                    .ifPresent(_ -> sink.report(wraps(region)));
        }
    }

    private static Diagnostic wraps(MemoryRegion region) {
        return Diagnostic.warning(
                        ID,
                        "`%s` does not end below 2^64".formatted(region.name()),
                        region.origin().at("phys_addr"),
                        "%s from here".formatted(Quantity.size(region.sizeBytes())))
                .withNote("Microkit's tool overlooks it: there is no such memory");
    }
}
