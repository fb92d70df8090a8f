package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects maps that allow nothing.
final class MapNoAccessRule implements Rule {
    static final RuleId ID = RuleId.of("map.no-access");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (AddressSpace space : AddressSpace.of(system, target)) {
            for (Mapping map : space.maps()) {
                if (map.permissions().isNone()) {
                    sink.report(noAccess(map));
                }
            }
        }
    }

    private static Diagnostic noAccess(Mapping map) {
        return Diagnostic.error(
                        ID,
                        "the map of `%s` allows no access".formatted(map.region().name()),
                        map.origin().at("perms"),
                        "some of `r`, `w` and `x`")
                .withHelp("leave `perms` out for `rw`");
    }
}
