package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Warns of channel ids that do not follow the priorities of the peers.
final class ChannelIdOrderRule implements Rule {
    static final RuleId ID = RuleId.of("channel.id-order");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wiring wiring = Wiring.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            List<Wiring.Connection> notified = new ArrayList<>(wiring.of(pd));
            notified.removeIf(
                    connection -> !connection.peer().mayNotify() || connection.peer().pd().is(pd));
            notified.sort(Comparator.comparingLong(connection -> connection.own().id()));
            firstInversion(pd, notified).ifPresent(sink::report);
        }
    }

    private static Optional<Diagnostic> firstInversion(
            ProtectionDomain pd, List<Wiring.Connection> byId) {
        for (int i = 1; i < byId.size(); i++) {
            Wiring.Connection before = byId.get(i - 1);
            Wiring.Connection after = byId.get(i);
            boolean inOrder = before.own().id() < after.own().id();
            if (inOrder
                    && after.peer().pd().priority().isHigherThan(before.peer().pd().priority())) {
                return Optional.of(inversion(pd, before, after));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic inversion(
            ProtectionDomain pd, Wiring.Connection before, Wiring.Connection after) {
        ProtectionDomain low = before.peer().pd();
        ProtectionDomain high = after.peer().pd();
        return Diagnostic.warning(
                        ID,
                        "`%s` handles notifications of `%s` before those of `%s`"
                                .formatted(pd.name(), low.name(), high.name()),
                        after.own().origin().at("id"),
                        "`%s` has priority %s".formatted(high.name(), high.priority()))
                .withLabel(
                        before.own().origin().at("id"),
                        "`%s` has priority %s".formatted(low.name(), low.priority()))
                .withNote("notifications that are pending together are handled by ascending id")
                .withHelp("give channels to peers of higher priority the smaller ids");
    }
}
