package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Rejects a protection domain with more channels and interrupts than its notification word has
// bits.
final class PdTooManyChannelsRule implements Rule {
    static final RuleId ID = RuleId.of("protection_domain.too-many-channels");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wiring wiring = Wiring.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            List<Origin> users = users(pd, wiring);
            if (users.size() > target.channelIds()) {
                sink.report(tooMany(pd, users, target.channelIds()));
            }
        }
    }

    /// {@return what takes an id of a PD: its channel ends and interrupts}
    static List<Origin> users(ProtectionDomain pd, Wiring wiring) {
        List<Origin> users = new ArrayList<>();
        pd.interrupts().forEach(interrupt -> users.add(interrupt.origin()));
        wiring.of(pd).forEach(connection -> users.add(connection.own().origin()));
        return users;
    }

    private static Diagnostic tooMany(ProtectionDomain pd, List<Origin> users, int limit) {
        return Diagnostic.error(
                        ID,
                        "`%s` has %d channels and interrupts, the limit is %d"
                                .formatted(pd.name(), users.size(), limit),
                        pd.origin().at("name"),
                        "too many channels")
                .withLabel(users.get(limit).element(), "the first one too many")
                .withNote("each takes one of the %d bits of the notification word".formatted(limit))
                .withHelp(
                        "split `%s`, or let one channel serve several purposes"
                                .formatted(pd.name()));
    }
}
