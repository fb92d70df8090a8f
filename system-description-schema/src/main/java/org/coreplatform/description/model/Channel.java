package org.coreplatform.description.model;

import java.util.List;
import java.util.stream.Stream;

/// A channel between two protection domains.
public record Channel(ChannelEnd first, ChannelEnd second, Origin origin) {

    /// {@return both ends}
    public List<ChannelEnd> ends() {
        return List.of(first, second);
    }

    /// {@return the calls that its ends may make}
    public Stream<ProtectedProcedureCall> calls() {
        return Stream.of(
                        new ProtectedProcedureCall(first, second),
                        new ProtectedProcedureCall(second, first))
                .filter(call -> call.caller().mayCall());
    }
}
