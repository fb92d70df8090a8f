package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.abi.Limits;

/// Rejects ids of children that their parents could not use.
final class PdChildIdRangeRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.child-id-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.parent()
                    .filter(parent -> Long.compareUnsigned(parent.childId(), Limits.CHILDREN) >= 0)
                    .ifPresent(parent -> sink.report(outOfRange(pd, parent)));
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd, Parent parent) {
        return Diagnostic.error(
                        ID,
                        "child id %s of `%s` is out of range"
                                .formatted(Long.toUnsignedString(parent.childId()), pd.name()),
                        pd.origin().at("id"),
                        "0 to %d".formatted(Limits.CHILDREN - 1))
                .withNote("the id travels in the low 6 bits of a fault's badge");
    }
}
