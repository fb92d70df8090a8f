package org.coreplatform.description.rule;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects protection domains outside the scheduling domains, and scheduling domains that are not
/// declared (in Microkit's profile: before).
final class PdDomainRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.domain");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Optional<SchedulingDomains> declared =
                system.domains().stream().filter(each -> !each.domains().isEmpty()).findFirst();
        boolean inOrder = system.profile() == Profile.MICROKIT;
        for (ProtectionDomain pd : system.protectionDomains()) {
            boolean before =
                    declared.filter(each -> !inOrder || start(each.origin()) < start(pd.origin()))
                            .isPresent();
            Optional<String> domain = pd.schedule().domain();
            if (before && domain.isEmpty()) {
                sink.report(missing(pd, declared.get()));
            } else if (!before && domain.isPresent()) {
                sink.report(notDeclared(pd, domain.get(), declared));
            } else if (!before) {
                declared.ifPresent(later -> sink.report(tooEarly(pd, later)));
            } else if (!declared.get().has(domain.get())) {
                sink.report(notDeclared(pd, domain.get(), Optional.empty()));
            }
        }
    }

    private static int start(Origin origin) {
        return origin.element().start();
    }

    private static Diagnostic missing(ProtectionDomain pd, SchedulingDomains domains) {
        return Diagnostic.error(
                        ID,
                        "`%s` is in no scheduling domain".formatted(pd.name()),
                        pd.origin().element(),
                        "`domain` is required")
                .withLabel(domains.origin().element(), "the system has scheduling domains");
    }

    private static Diagnostic tooEarly(ProtectionDomain pd, SchedulingDomains later) {
        return Diagnostic.warning(
                        ID,
                        "`%s` is in no scheduling domain".formatted(pd.name()),
                        pd.origin().element(),
                        "shares kernel domain 0, whichever that is")
                .withLabel(later.origin().element(), "declared too late for it")
                .withHelp("move `<domains>` before the PDs");
    }

    private static Diagnostic notDeclared(
            ProtectionDomain pd, String domain, Optional<SchedulingDomains> later) {
        Diagnostic found =
                Diagnostic.error(
                        ID,
                        "there is no scheduling domain `%s`".formatted(domain),
                        pd.origin().at("domain"),
                        "not declared");
        return later.map(
                        domains ->
                                found.withLabel(domains.origin().element(), "declared too late")
                                        .withHelp("move `<domains>` before the PDs"))
                .orElse(found);
    }
}
