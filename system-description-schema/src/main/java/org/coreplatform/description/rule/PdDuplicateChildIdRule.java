package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects children of one parent that have the same id.
final class PdDuplicateChildIdRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.duplicate-child-id");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<ProtectionDomain> children =
                system.protectionDomains().stream().filter(pd -> pd.parent().isPresent()).toList();
        Duplicates.find(
                children,
                pd -> pd.parent().map(PdDuplicateChildIdRule::key).orElse(""),
                (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static String key(Parent parent) {
        return parent.pd().index() + ":" + parent.childId();
    }

    private static Diagnostic usedTwice(ProtectionDomain first, ProtectionDomain again) {
        String id = again.origin().at("id").text();
        return Diagnostic.error(
                        ID,
                        "`%s` and `%s` have the same parent and the same id %s"
                                .formatted(first.name(), again.name(), id),
                        again.origin().at("id"),
                        "used again")
                .withLabel(first.origin().at("id"), "first used here")
                .withNote("the parent tells its children's faults apart by their ids");
    }
}
