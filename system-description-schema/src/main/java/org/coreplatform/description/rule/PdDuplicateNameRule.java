package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a protection domain that has another one's name.
final class PdDuplicateNameRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.duplicate-name");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Duplicates.find(
                system.protectionDomains(),
                ProtectionDomain::name,
                (first, again) -> sink.report(usedTwice(first, again)));
    }

    private static Diagnostic usedTwice(ProtectionDomain first, ProtectionDomain again) {
        return Diagnostic.error(
                        ID,
                        "two protection domains are called `%s`".formatted(again.name()),
                        again.origin().at("name"),
                        "the same name again")
                .withLabel(first.origin().at("name"), "first used here")
                .withNote("children have names of the same kind as their parents");
    }
}
