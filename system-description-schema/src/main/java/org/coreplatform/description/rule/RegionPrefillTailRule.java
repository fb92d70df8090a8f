package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
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
        for (MemoryRegion region : system.memoryRegions()) {
            region.prefill()
                    .sizeBytes()
                    .filter(size -> region.sizeBytes() - pageSize(region, system, target) > size)
                    .ifPresent(size -> sink.report(tail(region, size)));
        }
    }

    /// Microkit takes large pages wherever everything is aligned to them.
    private static long pageSize(MemoryRegion region, SystemDescription system, Target target) {
        boolean isAligned =
                isLarge(region.sizeBytes())
                        && isLarge(region.physicalAddress().orElse(0L))
                        && AddressSpace.of(system, target).stream()
                                .flatMap(space -> space.maps().stream())
                                .filter(map -> map.region().index() == region.index())
                                .map(Mapping::address)
                                .allMatch(RegionPrefillTailRule::isLarge);
        boolean isForDevices =
                system.ioAddressSpaces().stream()
                        .flatMap(space -> space.maps().stream())
                        .anyMatch(map -> map.region().index() == region.index());
        return isAligned && !isForDevices && region.pageSize().isEmpty()
                ? MemoryRegion.LARGE_PAGE
                : region.alignment();
    }

    private static boolean isLarge(long number) {
        return Pages.isAligned(number, MemoryRegion.LARGE_PAGE);
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
