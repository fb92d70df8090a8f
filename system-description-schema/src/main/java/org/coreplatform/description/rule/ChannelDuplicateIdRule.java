package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.Wiring;

/// Rejects an id that a protection domain uses twice for channels and interrupts.
final class ChannelDuplicateIdRule implements Rule {
    static final RuleId ID = RuleId.of("channel.duplicate-id");

    @Override
    public RuleId id() {
        return ID;
    }

    /// A user of an id.
    private record User(long id, Origin origin) {}

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        Wiring wiring = Wiring.of(system);
        for (ProtectionDomain pd : system.protectionDomains()) {
            List<User> users = new ArrayList<>();
            pd.interrupts().forEach(each -> users.add(new User(each.id(), each.origin())));
            for (Wiring.Connection connection : wiring.of(pd)) {
                if (!connection.peer().pd().is(pd)) {
                    users.add(new User(connection.own().id(), connection.own().origin()));
                }
            }
            users.sort(Comparator.comparingInt(user -> user.origin().element().start()));
            Duplicates.find(
                    users, User::id, (first, again) -> sink.report(usedTwice(pd, first, again)));
        }
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
