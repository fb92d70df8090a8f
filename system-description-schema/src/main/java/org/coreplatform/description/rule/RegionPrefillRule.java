package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Prefill;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects initial contents that do not fit.
final class RegionPrefillRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.prefill");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (MemoryRegion region : system.memoryRegions()) {
            Prefill prefill = region.prefill();
            if (prefill.path().isPresent() && prefill.bootInfo().isPresent()) {
                sink.report(two(region));
            }
            prefill.sizeBytes()
                    .filter(size -> Long.compareUnsigned(size, region.sizeBytes()) > 0)
                    .ifPresent(size -> sink.report(tooLarge(region, size)));
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Mapping map : pd.maps()) {
                if (map.setvarPrefillSize().isPresent()
                        && map.region().prefill().path().isEmpty()) {
                    sink.report(noFile(map));
                }
            }
        }
    }

    private static Diagnostic two(MemoryRegion region) {
        return Diagnostic.error(
                        ID,
                        "`%s` has two initial contents".formatted(region.name()),
                        region.origin().at("prefill_bootinfo"),
                        "one of them")
                .withLabel(region.origin().at("prefill_path"), "the other one");
    }

    private static Diagnostic tooLarge(MemoryRegion region, long size) {
        return Diagnostic.error(
                        ID,
                        "the initial content of `%s` has %d bytes".formatted(region.name(), size),
                        region.origin().at("prefill_path"),
                        "larger than the region")
                .withLabel(region.origin().at("size"), "the region's size");
    }

    private static Diagnostic noFile(Mapping map) {
        return Diagnostic.error(
                        ID,
                        "`%s` has no file whose size could be written"
                                .formatted(map.region().name()),
                        map.origin().at("setvar_prefill_size"),
                        "needs `prefill_path`")
                .withLabel(map.region().origin().element(), "the region");
    }
}
