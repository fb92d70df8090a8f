package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a protection domain that waits for the answer of a lower one, which others can delay.
///
/// Calls go upwards, so whoever wants a service of a lower PD sends a notification and waits for
/// another one. A description does not say who waits. An author can: `waits` of the end. Otherwise
/// a channel counts as a pair of request and response when both ends may notify and the lower PD
/// is woken by nobody but the higher one: then all that it ever sends is an answer. Without an
/// author's word, only a PD of a priority in between makes it worth a warning.
final class NotificationInversionRule implements Rule {
    static final RuleId ID = RuleId.of("channel.notification-inversion");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wakers wakers = Wakers.of(system);
        for (Channel channel : system.channels()) {
            check(channel.first(), channel.second(), system, wakers, sink);
            check(channel.second(), channel.first(), system, wakers, sink);
        }
    }

    private static void check(
            ChannelEnd own,
            ChannelEnd peer,
            SystemDescription system,
            Wakers wakers,
            DiagnosticSink sink) {
        boolean isInverted =
                own.pd().priority().isHigherThan(peer.pd().priority())
                        && own.pd().schedule().cpu() == peer.pd().schedule().cpu()
                        && peer.mayNotify();
        if (!isInverted) {
            return;
        }
        List<ProtectionDomain> between = between(peer.pd(), own.pd(), system);
        boolean isPair =
                own.mayNotify()
                        && !peer.mayCall()
                        && wakers.isWokenOnlyBy(peer.pd(), own.pd())
                        && !between.isEmpty();
        if (own.waits().orElse(isPair)) {
            sink.report(inversion(own, peer, between));
        }
    }

    private static List<ProtectionDomain> between(
            ProtectionDomain low, ProtectionDomain high, SystemDescription system) {
        return system.protectionDomains().stream()
                .filter(
                        pd ->
                                pd.schedule().cpu() == low.schedule().cpu()
                                        && pd.priority().isHigherThan(low.priority())
                                        && high.priority().isHigherThan(pd.priority()))
                .toList();
    }

    private static Diagnostic inversion(
            ChannelEnd own, ChannelEnd peer, List<ProtectionDomain> between) {
        ProtectionDomain high = own.pd();
        ProtectionDomain low = peer.pd();
        Diagnostic found =
                Diagnostic.warning(
                                ID,
                                "`%s` waits for `%s`, which has a lower priority"
                                        .formatted(high.name(), low.name()),
                                own.origin().at("pd"),
                                "`%s` has priority %s and waits for the answer"
                                        .formatted(high.name(), high.priority()))
                        .withLabel(
                                peer.origin().at("pd"),
                                "`%s` has priority %s and answers"
                                        .formatted(low.name(), low.priority()));
        if (!between.isEmpty()) {
            ProtectionDomain first = between.getFirst();
            found =
                    found.withLabel(
                            first.origin().at("name"),
                            "`%s` has priority %s and can delay the answer"
                                    .formatted(first.name(), first.priority()));
        }
        if (own.waits().isEmpty()) {
            found =
                    found.withNote(
                            "nobody else wakes `%s`, so what it sends `%s` are answers"
                                    .formatted(low.name(), high.name()));
        }
        return found.withHelp(
                "give `%s` a priority above `%s` and call it, or lower `%s`"
                        .formatted(low.name(), high.name(), high.name()));
    }
}
