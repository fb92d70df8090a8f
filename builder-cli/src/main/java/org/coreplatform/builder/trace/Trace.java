package org.coreplatform.builder.trace;

import java.util.List;

/// A recorded run.
///
/// @param board the board's name
/// @param clockHz cycles per second
/// @param quantum cycles for which a core runs at most while others have something to do, see
///     [org.coreplatform.board.core.Turns]; 0 when the recording does not say
/// @param events in the order in which they happened
public record Trace(String board, long clockHz, int quantum, List<TraceEvent> events) {
    public Trace {
        events = List.copyOf(events);
    }
}
