package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Rejects ids of channels and interrupts for which there is no notification bit.
final class ChannelIdRangeRule implements Rule {
    static final RuleId ID = RuleId.of("channel.id-range");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wiring wiring = Wiring.of(system);
        int limit = target.channelIds();
        for (ProtectionDomain pd : system.protectionDomains()) {
            // With too many users there is no way to keep the range: a rule of its own says so.
            if (system.profile() == Profile.MICROKIT
                    || PdTooManyChannelsRule.users(pd, wiring).size() <= limit) {
                check(pd, wiring, limit, sink);
            }
        }
    }

    private static void check(ProtectionDomain pd, Wiring wiring, int limit, DiagnosticSink sink) {
        for (Interrupt interrupt : pd.interrupts()) {
            if (interrupt.id() < 0 || interrupt.id() >= limit) {
                sink.report(outOfRange(pd, interrupt.id(), interrupt.origin(), limit));
            }
        }
        for (Wiring.Connection connection : wiring.of(pd)) {
            long id = connection.own().id();
            if (id < 0 || id >= limit) {
                sink.report(outOfRange(pd, id, connection.own().origin(), limit));
            }
        }
    }

    private static Diagnostic outOfRange(ProtectionDomain pd, long id, Origin origin, int limit) {
        return Diagnostic.error(
                        ID,
                        "id %d of `%s` is out of range".formatted(id, pd.name()),
                        origin.at("id"),
                        "0 to %d".formatted(limit - 1))
                .withNote("each id is a bit of the PD's notification word");
    }
}
