package org.coreplatform.description.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects an id that a protection domain uses twice for channels and interrupts.
final class ChannelDuplicateIdRule implements Rule {
    static final RuleId ID = RuleId.of("channel.duplicate-id");

    @Override
    public RuleId id() {
        return ID;
    }

    /// A user of an id of a protection domain.
    private record User(int pd, long id, Origin origin) {
        String key() {
            return pd + ":" + id;
        }
    }

    /// A channel's own two ends are compared with earlier users only: [ChannelSelfRule] is about
    /// channels whose ends are in one PD.
    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Map<String, User> users = new HashMap<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                User user = new User(pd.index(), interrupt.id(), interrupt.origin());
                compare(users, user, pd, sink);
                users.putIfAbsent(user.key(), user);
            }
        }
        for (Channel channel : system.channels()) {
            for (ChannelEnd end : channel.ends()) {
                compare(users, user(end), end.pd(), sink);
            }
            for (ChannelEnd end : channel.ends()) {
                users.putIfAbsent(user(end).key(), user(end));
            }
        }
    }

    private static User user(ChannelEnd end) {
        return new User(end.pd().index(), end.id(), end.origin());
    }

    private static void compare(
            Map<String, User> users, User again, ProtectionDomain pd, DiagnosticSink sink) {
        Optional.ofNullable(users.get(again.key()))
                .ifPresent(first -> sink.report(usedTwice(pd, first, again)));
    }

    private static Diagnostic usedTwice(ProtectionDomain pd, User first, User again) {
        return Diagnostic.error(
                        ID,
                        "`%s` uses id %d twice".formatted(pd.name(), again.id()),
                        again.origin().at("id"),
                        "used again")
                .withLabel(first.origin().at("id"), "first used here")
                .withNote("channels and interrupts of a PD share their ids");
    }
}
