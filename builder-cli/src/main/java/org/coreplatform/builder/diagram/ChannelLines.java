package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.diagram.Diagram.Arrow;
import org.coreplatform.builder.diagram.Diagram.End;
import org.coreplatform.builder.diagram.Diagram.Line;
import org.coreplatform.builder.diagram.Diagram.LineKind;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.SharedCapability;
import org.coreplatform.description.model.SystemDescription;

/// The lines between protection domains: channels, and capabilities to each other's objects.
record ChannelLines(SystemDescription system, FindingsByPlace findings) {

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < system.channels().size(); i++) {
            lines.add(line(Ids.ofChannel(i), system.channels().get(i)));
        }
        for (int i = 0; i < system.sharedCapabilities().size(); i++) {
            lines.add(line("cap-" + i, system.sharedCapabilities().get(i)));
        }
        return lines;
    }

    private Line line(String id, Channel channel) {
        ChannelEnd first = channel.first();
        ChannelEnd second = channel.second();
        boolean isTurned = second.mayCall() ? !first.mayCall() : isOneWay(second, first);
        ChannelEnd from = isTurned ? second : first;
        ChannelEnd to = isTurned ? first : second;
        return new Line(
                id,
                from.mayCall() ? LineKind.CALL : LineKind.NOTIFICATION,
                end(from, to),
                end(to, from),
                findings.at(channel.origin(), first.origin(), second.origin()),
                hint(channel, from, to));
    }

    private static boolean isOneWay(ChannelEnd from, ChannelEnd to) {
        return !from.mayCall() && !to.mayCall() && from.mayNotify() && !to.mayNotify();
    }

    private static End end(ChannelEnd own, ChannelEnd peer) {
        Arrow arrow = peer.mayNotify() ? Arrow.OPEN : Arrow.NONE;
        return new End(
                Ids.of(own.pd()),
                Measure.cut(Long.toUnsignedString(own.id())),
                peer.mayCall() ? Arrow.FILLED : arrow);
    }

    private static String hint(Channel channel, ChannelEnd from, ChannelEnd to) {
        List<String> lines = new ArrayList<>();
        lines.add("channel, line " + channel.origin().element().begin().line());
        lines.add(may(from, to));
        lines.add(may(to, from));
        return String.join("\n", lines);
    }

    private static String may(ChannelEnd from, ChannelEnd to) {
        String how =
                from.mayCall()
                        ? from.mayNotify() ? "calls and notifies" : "calls"
                        : from.mayNotify() ? "notifies" : "only hears from";
        return "%s (id %s) %s %s"
                .formatted(from.pd().name(), Long.toUnsignedString(from.id()), how, to.pd().name());
    }

    private Line line(String id, SharedCapability capability) {
        return new Line(
                id,
                LineKind.CAPABILITY,
                new End(
                        Ids.of(capability.holder()),
                        Measure.cut(Long.toUnsignedString(capability.slot())),
                        Arrow.NONE),
                new End(
                        Ids.of(capability.target()),
                        capability.kind().replaceFirst("^cap_", ""),
                        Arrow.OPEN),
                findings.at(capability.origin()),
                "%s holds a capability to the %s of %s in slot %s"
                        .formatted(
                                capability.holder().name(),
                                capability.kind().replaceFirst("^cap_", ""),
                                capability.target().name(),
                                Long.toUnsignedString(capability.slot())));
    }
}
