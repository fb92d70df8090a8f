package org.coreplatform.description.rule;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Warns of a channel that carries nothing.
final class ChannelSilentRule implements Rule {
    static final RuleId ID = RuleId.of("channel.silent");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        for (Channel channel : system.channels()) {
            if (channel.ends().stream().noneMatch(end -> end.mayNotify() || end.mayCall())) {
                sink.report(silent(channel));
            }
        }
    }

    private static Diagnostic silent(Channel channel) {
        return Diagnostic.warning(
                ID,
                "the channel of `%s` and `%s` carries nothing"
                        .formatted(channel.first().pd().name(), channel.second().pd().name()),
                channel.origin().element(),
                "neither end may notify or call the other");
    }
}
