package org.coreplatform.description.rule;

import java.util.Set;
import java.util.TreeSet;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoAddressSpace;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a memory region that nobody maps.
final class RegionUnusedRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.unused");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Set<String> used = new TreeSet<>();
        for (AddressSpace space : AddressSpace.of(system, target)) {
            space.maps().forEach(map -> used.add(map.region().name()));
        }
        for (IoAddressSpace space : system.ioAddressSpaces()) {
            space.maps().forEach(map -> used.add(map.region().name()));
        }
        for (MemoryRegion region : system.memoryRegions()) {
            if (!used.contains(region.name())) {
                sink.report(unused(region));
            }
        }
    }

    private static Diagnostic unused(MemoryRegion region) {
        return Diagnostic.warning(
                        ID,
                        "memory region `%s` is mapped by nobody".formatted(region.name()),
                        region.origin().at("name"),
                        "takes memory that no PD can use")
                .withHelp(
                        "map it with `<map mr=\"%s\" …/>`, or remove it".formatted(region.name()));
    }
}
