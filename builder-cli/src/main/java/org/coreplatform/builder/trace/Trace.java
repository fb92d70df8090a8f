package org.coreplatform.builder.trace;

import java.util.List;

/// A recorded run.
///
/// @param board the board's name
/// @param clockHz cycles per second
/// @param events in the order in which they happened
public record Trace(String board, long clockHz, List<TraceEvent> events) {
    public Trace {
        events = List.copyOf(events);
    }
}
