package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a second channel between two protection domains.
final class ChannelDuplicatePairRule implements Rule {
    static final RuleId ID = RuleId.of("channel.duplicate-pair");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        List<Channel> channels =
                system.channels().stream()
                        .filter(channel -> !channel.first().pd().is(channel.second().pd()))
                        .toList();
        Duplicates.find(
                channels,
                ChannelDuplicatePairRule::pair,
                (first, again) -> sink.report(secondChannel(first, again)));
    }

    private static long pair(Channel channel) {
        long a = channel.first().pd().index();
        long b = channel.second().pd().index();
        return Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static Diagnostic secondChannel(Channel first, Channel again) {
        return Diagnostic.error(
                        ID,
                        "`%s` and `%s` have more than one channel"
                                .formatted(again.first().pd().name(), again.second().pd().name()),
                        again.origin().element(),
                        "a second channel")
                .withLabel(first.origin().element(), "the first channel")
                .withNote("at most one channel connects two PDs")
                .withHelp("tell purposes apart by a word in a region or a message's label");
    }
}
