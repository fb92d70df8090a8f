package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of memory that can be written and executed.
final class MapWriteExecuteRule implements Rule {
    static final RuleId ID = RuleId.of("map.write-execute");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Mapping map : pd.maps()) {
                if (map.permissions().writable() && map.permissions().executable()) {
                    sink.report(writeExecute(pd, map));
                }
            }
        }
    }

    private static Diagnostic writeExecute(ProtectionDomain pd, Mapping map) {
        return Diagnostic.warning(
                        ID,
                        "`%s` can write and execute `%s`".formatted(pd.name(), map.region().name()),
                        map.origin().at("perms"),
                        "code can be injected here")
                .withHelp("map it `rw` where it is written and `rx` where it is executed");
    }
}
