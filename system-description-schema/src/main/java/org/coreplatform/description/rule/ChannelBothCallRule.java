package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Rejects a channel whose ends may both call.
final class ChannelBothCallRule implements Rule {
    static final RuleId ID = RuleId.of("channel.pp-both-ends");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (Channel channel : system.channels()) {
            if (channel.ends().stream().allMatch(ChannelEnd::mayCall)) {
                sink.report(both(channel));
            }
        }
    }

    private static Diagnostic both(Channel channel) {
        return Diagnostic.error(
                        ID,
                        "both ends of a channel may call",
                        channel.second().origin().at("pp"),
                        "calls back")
                .withLabel(channel.first().origin().at("pp"), "calls");
    }
}
