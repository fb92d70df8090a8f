package org.coreplatform.description.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.Schedule;
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
        Collection<ProtectionDomain> levels = levels(system);
        for (Channel channel : system.channels()) {
            check(channel.first(), channel.second(), levels, wakers, sink);
            check(channel.second(), channel.first(), levels, wakers, sink);
        }
    }

    /// {@return the first PD of each priority on each core in each scheduling domain: as good as
    /// all of them, and few}
    private static Collection<ProtectionDomain> levels(SystemDescription system) {
        record Level(long cpu, Optional<String> domain, Priority priority) {}
        Map<Level, ProtectionDomain> first = new LinkedHashMap<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            Schedule schedule = pd.schedule();
            first.putIfAbsent(new Level(schedule.cpu(), schedule.domain(), pd.priority()), pd);
        }
        return first.values();
    }

    private static void check(
            ChannelEnd own,
            ChannelEnd peer,
            Collection<ProtectionDomain> levels,
            Wakers wakers,
            DiagnosticSink sink) {
        boolean isInverted =
                own.pd().priority().isHigherThan(peer.pd().priority())
                        && own.pd().schedule().competesWith(peer.pd().schedule())
                        && peer.mayNotify();
        if (!isInverted) {
            return;
        }
        boolean isPair =
                own.mayNotify() && !peer.mayCall() && wakers.isWokenOnlyBy(peer.pd(), own.pd());
        if (!own.waits().orElse(isPair)) {
            return;
        }
        Optional<ProtectionDomain> between = between(peer.pd(), own.pd(), levels);
        if (own.waits().isPresent() || between.isPresent()) {
            sink.report(inversion(own, peer, between));
        }
    }

    private static Optional<ProtectionDomain> between(
            ProtectionDomain low, ProtectionDomain high, Collection<ProtectionDomain> levels) {
        return levels.stream()
                .filter(
                        pd ->
                                pd.schedule().competesWith(low.schedule())
                                        && pd.priority().isHigherThan(low.priority())
                                        && high.priority().isHigherThan(pd.priority()))
                .findFirst();
    }

    private static Diagnostic inversion(
            ChannelEnd own, ChannelEnd peer, Optional<ProtectionDomain> between) {
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
        if (between.isPresent()) {
            ProtectionDomain first = between.get();
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
