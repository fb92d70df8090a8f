package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Warns of a protection domain that has channels, none of which can wake it.
final class PdUnreachableRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.unreachable");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wakers wakers = Wakers.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            boolean isWoken =
                    wakers.isWokenOtherwise(pd) || wakers.isNotified(pd) || wakers.isCalled(pd);
            if (!isWoken && !pd.schedule().passive() && isOneWay(wakers.channels(pd))) {
                sink.report(unreachable(pd));
            }
        }
    }

    /// A PD that calls may do all its work in `init`.
    private static boolean isOneWay(List<Wiring.Connection> connections) {
        return !connections.isEmpty()
                && connections.stream().noneMatch(each -> each.own().mayCall());
    }

    private static Diagnostic unreachable(ProtectionDomain pd) {
        return Diagnostic.warning(
                        ID,
                        "`%s` never runs after `init`".formatted(pd.name()),
                        pd.origin().at("name"),
                        "none of its channels can wake it")
                .withNote("the other ends may neither notify nor call it")
                .withHelp("remove `notify=\"false\"` at an end that is to wake it");
    }
}
