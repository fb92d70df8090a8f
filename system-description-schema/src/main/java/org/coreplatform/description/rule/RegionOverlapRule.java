package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects memory regions that want the same physical memory.
final class RegionOverlapRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.overlap");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<Range<MemoryRegion>> ranges = new ArrayList<>();
        for (MemoryRegion region : system.memoryRegions()) {
            region.physicalAddress()
                    .ifPresent(start -> ranges.add(new Range<>(start, region.sizeBytes(), region)));
        }
        Range.overlaps(ranges, (first, again) -> sink.report(overlap(first, again)));
    }

    private static Diagnostic overlap(Range<MemoryRegion> first, Range<MemoryRegion> again) {
        return Diagnostic.error(
                        ID,
                        "memory regions `%s` and `%s` overlap"
                                .formatted(first.owner().name(), again.owner().name()),
                        again.owner().origin().at("phys_addr"),
                        "`%s` is %s".formatted(again.owner().name(), again))
                .withLabel(
                        first.owner().origin().at("phys_addr"),
                        "`%s` is %s".formatted(first.owner().name(), first));
    }
}
