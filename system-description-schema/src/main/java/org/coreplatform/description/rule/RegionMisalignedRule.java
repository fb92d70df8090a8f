package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a physical address that is not at the start of a page.
final class RegionMisalignedRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.misaligned");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (MemoryRegion region : system.memoryRegions()) {
            long page = region.alignment();
            long address = region.physicalAddress().orElse(0L);
            if (RegionPageSizeRule.isSupported(page) && !Pages.isAligned(address, page)) {
                sink.report(misaligned(region, address, page));
            }
        }
    }

    private static Diagnostic misaligned(MemoryRegion region, long address, long page) {
        return Diagnostic.error(
                ID,
                "`%s` begins at %s, which is not at the start of a page"
                        .formatted(region.name(), Quantity.address(address)),
                region.origin().at("phys_addr"),
                "a multiple of " + Quantity.address(page));
    }
}
