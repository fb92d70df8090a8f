package org.coreplatform.description.model;

import java.util.List;

/// A channel between two protection domains.
public record Channel(ChannelEnd first, ChannelEnd second, Origin origin) {

    /// {@return both ends}
    public List<ChannelEnd> ends() {
        return List.of(first, second);
    }
}
