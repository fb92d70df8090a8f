package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a memory region that has another one's name.
final class RegionDuplicateNameRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.duplicate-name");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Duplicates.find(
                system.memoryRegions(),
                MemoryRegion::name,
                (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static Diagnostic usedTwice(MemoryRegion first, MemoryRegion again) {
        return Diagnostic.error(
                        ID,
                        "two memory regions are called `%s`".formatted(again.name()),
                        again.origin().at("name"),
                        "the same name again")
                .withLabel(first.origin().at("name"), "first used here");
    }
}
