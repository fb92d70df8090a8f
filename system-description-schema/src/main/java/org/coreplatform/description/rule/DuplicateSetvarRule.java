package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.PatchedVariable;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a variable of a program that two attributes write.
final class DuplicateSetvarRule implements Rule {
    static final RuleId ID = RuleId.of("setvar.duplicate");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<List<PatchedVariable>> variables = PatchedVariable.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            Duplicates.find(
                    variables.get(pd.index()),
                    PatchedVariable::symbol,
                    (first, again) -> sink.report(writtenTwice(pd, first, again)));
        }
    }

    private static Diagnostic writtenTwice(
            ProtectionDomain pd, PatchedVariable first, PatchedVariable again) {
        return Diagnostic.error(
                        ID,
                        "`%s` of `%s` is written twice".formatted(again.symbol(), pd.name()),
                        again.span(),
                        "written again")
                .withLabel(first.span(), "first written here");
    }
}
