package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects maps that allow stores but no loads.
final class MapWriteOnlyRule implements Rule {
    static final RuleId ID = RuleId.of("map.write-only");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (AddressSpace space : AddressSpace.of(system, target)) {
            for (Mapping map : space.maps()) {
                if (map.permissions().isWriteOnly()) {
                    sink.report(writeOnly(map));
                }
            }
        }
    }

    private static Diagnostic writeOnly(Mapping map) {
        return Diagnostic.error(
                        ID,
                        "`%s` is mapped for writing only".formatted(map.region().name()),
                        map.origin().at("perms"),
                        "not possible")
                .withNote("memory that can be written can be read")
                .withHelp("use `rw`");
    }
}
