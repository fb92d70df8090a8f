package org.coreplatform.description.rule;

import java.util.HashMap;
import java.util.Map;
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
    private record User(Key key, Origin origin) {}

    private record Key(int pd, long id) {}

    /// A channel's own two ends are compared with earlier users only: [ChannelSelfRule] is about
    /// channels whose ends are in one PD.
    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Map<Key, User> users = new HashMap<>(); // never iterated
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                User user = new User(new Key(pd.index(), interrupt.id()), interrupt.origin());
                compare(users, user, pd, sink);
                users.putIfAbsent(user.key(), user);
            }
        }
        for (Channel channel : system.channels()) {
            User first = user(channel.first());
            User second = user(channel.second());
            compare(users, first, channel.first().pd(), sink);
            compare(users, second, channel.second().pd(), sink);
            users.putIfAbsent(first.key(), first);
            users.putIfAbsent(second.key(), second);
        }
    }

    private static User user(ChannelEnd end) {
        return new User(new Key(end.pd().index(), end.id()), end.origin());
    }

    private static void compare(
            Map<Key, User> users, User again, ProtectionDomain pd, DiagnosticSink sink) {
        User first = users.get(again.key());
        if (first != null) {
            sink.report(usedTwice(pd, first, again));
        }
    }

    private static Diagnostic usedTwice(ProtectionDomain pd, User first, User again) {
        return Diagnostic.error(
                        ID,
                        "`%s` uses id %d twice".formatted(pd.name(), again.key().id()),
                        again.origin().at("id"),
                        "used again")
                .withLabel(first.origin().at("id"), "first used here")
                .withNote("channels and interrupts of a PD share their ids");
    }
}
