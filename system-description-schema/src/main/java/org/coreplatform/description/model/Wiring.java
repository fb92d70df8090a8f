package org.coreplatform.description.model;

import java.util.ArrayList;
import java.util.List;

/// The channels of a system as each protection domain sees them.
public final class Wiring {
    private final List<List<Connection>> byPd;

    private Wiring(List<List<Connection>> byPd) {
        this.byPd = byPd;
    }

    /// A channel seen from one of its ends.
    ///
    /// @param own the end
    /// @param peer the other end
    public record Connection(ChannelEnd own, ChannelEnd peer) {}

    /// {@return the wiring of a system}
    public static Wiring of(SystemDescription system) {
        List<List<Connection>> byPd = new ArrayList<>();
        system.protectionDomains().forEach(_ -> byPd.add(new ArrayList<>()));
        for (Channel channel : system.channels()) {
            ChannelEnd first = channel.first();
            ChannelEnd second = channel.second();
            byPd.get(first.pd().index()).add(new Connection(first, second));
            byPd.get(second.pd().index()).add(new Connection(second, first));
        }
        return new Wiring(byPd);
    }

    /// {@return the channels of a PD, in the order of the text}
    public List<Connection> of(ProtectionDomain pd) {
        return byPd.get(pd.index());
    }
}
