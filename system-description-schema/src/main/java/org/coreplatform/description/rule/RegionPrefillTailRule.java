package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.PageSizes;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a memory region whose last page lies wholly behind its initial content.
final class RegionPrefillTailRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.prefill-tail");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        PageSizes pages = PageSizes.of(system);
        for (MemoryRegion region : system.memoryRegions()) {
            region.prefill()
                    .sizeBytes()
                    .filter(size -> region.sizeBytes() - pages.of(region) > size)
                    .ifPresent(size -> sink.report(tail(region, size)));
        }
    }

    private static Diagnostic tail(MemoryRegion region, long size) {
        return Diagnostic.warning(
                        ID,
                        "`%s` has %s, its initial content only %d bytes"
                                .formatted(region.name(), Quantity.size(region.sizeBytes()), size),
                        region.origin().at("size"),
                        "a page of it has no content")
                .withNote("Microkit accepts the description, and fails while it builds the system")
                .withHelp("leave `size` out, or make the file longer");
    }
}
