package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects pages of a size that no MMU has.
final class RegionPageSizeRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.page-size");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (MemoryRegion region : system.memoryRegions()) {
            if (!isSupported(region.alignment())) {
                sink.report(unsupported(region));
            }
        }
    }

    static boolean isSupported(long pageSize) {
        return pageSize == MemoryRegion.SMALL_PAGE || pageSize == MemoryRegion.LARGE_PAGE;
    }

    private static Diagnostic unsupported(MemoryRegion region) {
        return Diagnostic.error(
                        ID,
                        "`%s` wants pages of %s"
                                .formatted(region.name(), Quantity.size(region.alignment())),
                        region.origin().at("page_size"),
                        "0x1000 or 0x200000")
                .withHelp("leave `page_size` out: large pages are used where they fit");
    }
}
