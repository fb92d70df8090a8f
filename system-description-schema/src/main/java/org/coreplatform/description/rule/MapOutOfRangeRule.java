package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a map outside the addresses that a protection domain may map.
final class MapOutOfRangeRule implements Rule {
    static final RuleId ID = RuleId.of("map.out-of-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            long limit = target.mapLimit(pd);
            for (Mapping map : pd.maps()) {
                Range<Mapping> range = new Range<>(map.address(), map.region().sizeBytes(), map);
                if (Long.compareUnsigned(map.address(), limit) >= 0
                        || Long.compareUnsigned(range.end(), limit) > 0) {
                    sink.report(outOfRange(pd, map, limit));
                }
            }
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd, Mapping map, long limit) {
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "`%s` does not fit below %s in `%s`"
                                .formatted(map.region().name(), Quantity.address(limit), pd.name()),
                        map.origin().at("vaddr"),
                        "%s from here".formatted(Quantity.size(map.region().sizeBytes())));
        return found.withNote(
                pd.heapBytes() == 0
                        ? "the stack of `%s` is above that".formatted(pd.name())
                        : "heap and stack of `%s` are above that".formatted(pd.name()));
    }
}
