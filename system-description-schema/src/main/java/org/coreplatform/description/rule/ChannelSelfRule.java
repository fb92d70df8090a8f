package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a channel from a protection domain to itself.
final class ChannelSelfRule implements Rule {
    static final RuleId ID = RuleId.of("channel.self");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (Channel channel : system.channels()) {
            if (channel.first().pd().is(channel.second().pd())) {
                sink.report(self(channel));
            }
        }
    }

    private static Diagnostic self(Channel channel) {
        return Diagnostic.error(
                        ID,
                        "`%s` has a channel to itself".formatted(channel.first().pd().name()),
                        channel.second().origin().at("pd"),
                        "the same PD again")
                .withLabel(channel.first().origin().at("pd"), "one end");
    }
}
