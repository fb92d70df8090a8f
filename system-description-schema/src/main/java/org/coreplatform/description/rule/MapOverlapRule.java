package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects maps of one address space that overlap.
final class MapOverlapRule implements Rule {
    static final RuleId ID = RuleId.of("map.overlap");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (AddressSpace space : AddressSpace.of(system, target)) {
            List<Range<Mapping>> ranges = new ArrayList<>();
            for (Mapping map : space.maps()) {
                ranges.add(new Range<>(map.address(), map.region().sizeBytes(), map));
            }
            Range.overlaps(ranges, (first, again) -> sink.report(overlap(space, first, again)));
        }
    }

    private static Diagnostic overlap(
            AddressSpace space, Range<Mapping> first, Range<Mapping> again) {
        long free = Long.compareUnsigned(first.end(), again.end()) > 0 ? first.end() : again.end();
        return Diagnostic.error(
                        ID,
                        "two maps of `%s` overlap".formatted(space.owner()),
                        again.owner().origin().at("vaddr"),
                        "`%s` is %s".formatted(again.owner().region().name(), again))
                .withLabel(
                        first.owner().origin().at("vaddr"),
                        "`%s` is %s".formatted(first.owner().region().name(), first))
                .withHelp("move one of them to %s or above".formatted(Quantity.address(free)));
    }
}
