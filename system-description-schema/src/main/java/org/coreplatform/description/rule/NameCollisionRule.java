package org.coreplatform.description.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.rule.KernelObjectNames.Named;

/// Warns of names that are different here, but give two kernel objects the same name when Microkit
/// builds the system.
final class NameCollisionRule implements Rule {
    static final RuleId ID = RuleId.of("name.collision");

    private static final String EFFECT =
            "Microkit accepts the description, and fails while it builds the system";

    /// What the endpoint to which the monitor gets faults is named after.
    private static final String LIKE_MONITORS_ENDPOINT = "fault_monitor";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Set<List<String>> reported = new LinkedHashSet<>();
        Duplicates.find(
                KernelObjectNames.of(system, target),
                Named::name,
                (first, again) -> {
                    // With the same kind and name they break a rule of their own.
                    boolean isNew = reported.add(List.of(first.owner(), again.owner()));
                    if (isNew && !first.owner().equals(again.owner())) {
                        sink.report(collision(first, again));
                    }
                });
        system.protectionDomains().stream()
                .filter(pd -> pd.name().equals(LIKE_MONITORS_ENDPOINT) && system.hasEndpoint(pd))
                .forEach(pd -> sink.report(likeMonitors(pd)));
    }

    private static Diagnostic likeMonitors(ProtectionDomain pd) {
        return Diagnostic.warning(
                        ID,
                        "the endpoints of PD `%s` and of the monitor get the same name"
                                .formatted(pd.name()),
                        pd.origin().at("name"),
                        "this name")
                .withNote(EFFECT)
                .withHelp("rename it");
    }

    private static Diagnostic collision(Named first, Named again) {
        return Diagnostic.warning(
                        ID,
                        "kernel objects of %s and of %s get the same name"
                                .formatted(again.owner(), first.owner()),
                        again.origin().at("name"),
                        "this name")
                .withLabel(first.origin().at("name"), "and this one")
                .withNote(EFFECT)
                .withHelp("rename one of them");
    }
}
