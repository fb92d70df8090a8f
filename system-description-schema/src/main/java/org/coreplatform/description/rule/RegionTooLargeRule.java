package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a memory region that is larger than the board's memory.
final class RegionTooLargeRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.too-large");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.hardware().isEmpty()) {
            return;
        }
        long memory = target.hardware().get().dramBytes();
        for (MemoryRegion region : system.memoryRegions()) {
            if (region.sizeBytes() > memory) {
                sink.report(tooLarge(region, target.name(), memory));
            }
        }
    }

    private static Diagnostic tooLarge(MemoryRegion region, String board, long memory) {
        return Diagnostic.error(
                ID,
                "`%s` has %s, all memory of `%s` is %s"
                        .formatted(
                                region.name(),
                                Quantity.size(region.sizeBytes()),
                                board,
                                Quantity.size(memory)),
                region.origin().at("size"),
                "too large");
    }
}
