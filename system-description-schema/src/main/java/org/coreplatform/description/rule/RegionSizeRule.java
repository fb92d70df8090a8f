package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.Severity;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a memory region that does not consist of whole pages.
final class RegionSizeRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.size");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (MemoryRegion region : system.memoryRegions()) {
            long page = region.alignment();
            if (!RegionPageSizeRule.isSupported(page)) {
                continue;
            }
            if (!Pages.isAligned(region.sizeBytes(), page)) {
                sink.report(notWholePages(region, page));
            } else if (region.sizeBytes() == 0) {
                // Microkit's tool lets it pass, and fails when somebody maps it.
                boolean passes = system.profile() == Profile.MICROKIT;
                sink.report(empty(region).withSeverity(passes ? Severity.WARNING : Severity.ERROR));
            }
        }
    }

    private static Diagnostic notWholePages(MemoryRegion region, long page) {
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "the size of `%s` is no multiple of its page size".formatted(region.name()),
                        region.origin().at("size"),
                        "a multiple of " + Quantity.address(page));
        return region.sizeBytes() < 0
                ? found
                : found.withHelp(
                        "use %s"
                                .formatted(
                                        Quantity.address(Pages.roundUp(region.sizeBytes(), page))));
    }

    private static Diagnostic empty(MemoryRegion region) {
        return Diagnostic.error(
                ID,
                "memory region `%s` is empty".formatted(region.name()),
                region.origin().at("size"),
                "at least a page");
    }
}
