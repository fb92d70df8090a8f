package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.IoMapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects maps of devices that are misaligned, out of range, or overlap.
final class IoMapRule implements Rule {
    static final RuleId ID = RuleId.of("iomap.range");

    @Override
    public RuleId id() {
        return ID;
    }

    /// The IOMMU translates 39 bits.
    private static final long LIMIT = 1L << 39;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (IoAddressSpace space : system.ioAddressSpaces()) {
            List<Range<IoMapping>> ranges = new ArrayList<>();
            for (IoMapping map : space.maps()) {
                Range<IoMapping> range = new Range<>(map.address(), map.region().sizeBytes(), map);
                ranges.add(range);
                check(map, range, sink);
            }
            Range.overlaps(ranges, (first, again) -> sink.report(overlap(first, again)));
        }
    }

    private static void check(IoMapping map, Range<IoMapping> range, DiagnosticSink sink) {
        if (map.permissions().isNone()) {
            sink.report(found(map, "perms", "a map allows some access", "`r`, `w` or `rw`"));
        }
        if (map.region().alignment() != MemoryRegion.SMALL_PAGE) {
            sink.report(found(map, "mr", "devices have small pages only", "has large pages"));
        }
        if (!Pages.isAligned(map.address(), MemoryRegion.SMALL_PAGE)) {
            sink.report(found(map, "iovaddr", "a map begins at a page", "a multiple of 0x1000"));
        }
        if (Long.compareUnsigned(map.address(), LIMIT) >= 0
                || Long.compareUnsigned(range.end(), LIMIT) > 0) {
            sink.report(
                    found(
                            map,
                            "iovaddr",
                            "`%s` does not fit below %s"
                                    .formatted(map.region().name(), Quantity.address(LIMIT)),
                            "%s from here".formatted(Quantity.size(map.region().sizeBytes()))));
        }
    }

    private static Diagnostic found(IoMapping map, String attribute, String message, String label) {
        return Diagnostic.error(ID, message, map.origin().at(attribute), label);
    }

    private static Diagnostic overlap(Range<IoMapping> first, Range<IoMapping> again) {
        return Diagnostic.error(
                        ID,
                        "two maps of a device overlap",
                        again.owner().origin().at("iovaddr"),
                        "`%s` is %s".formatted(again.owner().region().name(), again))
                .withLabel(
                        first.owner().origin().at("iovaddr"),
                        "`%s` is %s".formatted(first.owner().region().name(), first));
    }
}
