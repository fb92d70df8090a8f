package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a map that leaves no page between it and the stack above.
final class MapTouchesStackRule implements Rule {
    static final RuleId ID = RuleId.of("map.touches-stack");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Mapping map : pd.maps()) {
                long size = map.region().sizeBytes();
                if (size != 0 && map.address() + size == target.mapLimit(pd)) {
                    sink.report(touches(pd, map));
                }
            }
        }
    }

    private static Diagnostic touches(ProtectionDomain pd, Mapping map) {
        return Diagnostic.warning(
                        ID,
                        "`%s` ends where the stack of `%s` begins"
                                .formatted(map.region().name(), pd.name()),
                        map.origin().at("vaddr"),
                        "no page is free in between")
                .withNote("a stack that overflows goes on in the region, without a fault")
                .withHelp("map it at least one page lower");
    }
}
