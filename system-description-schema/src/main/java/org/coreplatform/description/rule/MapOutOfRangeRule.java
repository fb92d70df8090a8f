package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a map outside the addresses that an address space may map.
final class MapOutOfRangeRule implements Rule {
    static final RuleId ID = RuleId.of("map.out-of-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (AddressSpace space : AddressSpace.of(system, target)) {
            for (Mapping map : space.maps()) {
                Range<Mapping> range = new Range<>(map.address(), map.region().sizeBytes(), map);
                if (Long.compareUnsigned(map.address(), space.limit()) >= 0
                        || Long.compareUnsigned(range.end(), space.limit()) > 0) {
                    sink.report(outOfRange(space, map));
                }
            }
        }
    }

    private static Diagnostic outOfRange(AddressSpace space, Mapping map) {
        return Diagnostic.error(
                        ID,
                        "`%s` does not fit below %s in `%s`"
                                .formatted(
                                        map.region().name(),
                                        Quantity.address(space.limit()),
                                        space.owner()),
                        map.origin().at("vaddr"),
                        "%s from here".formatted(Quantity.size(map.region().sizeBytes())))
                .withNote(space.above());
    }
}
