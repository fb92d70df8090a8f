package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a map that does not begin at the start of a page.
final class MapMisalignedRule implements Rule {
    static final RuleId ID = RuleId.of("map.misaligned");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (AddressSpace space : AddressSpace.of(system, target)) {
            for (Mapping map : space.maps()) {
                long page = map.region().alignment();
                if (RegionPageSizeRule.isSupported(page) && !Pages.isAligned(map.address(), page)) {
                    sink.report(misaligned(map, page));
                }
            }
        }
    }

    private static Diagnostic misaligned(Mapping map, long page) {
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "`%s` is mapped at %s, which is not at the start of a page"
                                .formatted(map.region().name(), Quantity.address(map.address())),
                        map.origin().at("vaddr"),
                        "a multiple of " + Quantity.address(page));
        return page == MemoryRegion.SMALL_PAGE
                ? found
                : found.withLabel(map.region().origin().at("page_size"), "has large pages");
    }
}
