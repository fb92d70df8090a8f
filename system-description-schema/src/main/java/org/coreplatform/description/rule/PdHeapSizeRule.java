package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects heaps that are too small, too large, or no whole pages.
final class PdHeapSizeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.heap-size");

    @Override
    public RuleId id() {
        return ID;
    }

    private static final long MIN_BYTES = MemoryRegion.SMALL_PAGE;

    /// Heaps of 63 PDs and their maps have to fit into the 256 GiB of an address space.
    static final long MAX_BYTES = 1L << 32;

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            long size = pd.heapBytes();
            if (size < MIN_BYTES || size > MAX_BYTES) {
                sink.report(outOfRange(pd));
            } else if (!Pages.isAligned(size, MemoryRegion.SMALL_PAGE)) {
                sink.report(notWholePages(pd));
            }
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd) {
        return Diagnostic.error(
                ID,
                "a heap has %s to %s, that of `%s` has %s"
                        .formatted(
                                Quantity.size(MIN_BYTES),
                                Quantity.size(MAX_BYTES),
                                pd.name(),
                                Quantity.size(pd.heapBytes())),
                pd.origin().at("heap_size"),
                "out of range");
    }

    private static Diagnostic notWholePages(ProtectionDomain pd) {
        long better = Pages.roundUp(pd.heapBytes(), MemoryRegion.SMALL_PAGE);
        return Diagnostic.error(
                        ID,
                        "the heap of `%s` has %d bytes, which are no whole pages"
                                .formatted(pd.name(), pd.heapBytes()),
                        pd.origin().at("heap_size"),
                        "a multiple of 0x1000")
                .withHelp("use %s".formatted(Quantity.address(better)));
    }
}
