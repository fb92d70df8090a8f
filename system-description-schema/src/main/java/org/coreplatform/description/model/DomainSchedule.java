package org.coreplatform.description.model;

import java.util.List;
import java.util.Optional;

/// When each scheduling domain runs.
///
/// @param startIndex the first entry to run
/// @param indexShift where the entries begin
/// @param entries the turns and end markers
public record DomainSchedule(
        long startIndex, Optional<Long> indexShift, List<Entry> entries, Origin origin) {

    public DomainSchedule {
        entries = List.copyOf(entries);
    }

    /// A turn or an end marker.
    ///
    /// @param domain whose turn it is, nobody's for a marker
    public record Entry(Optional<String> domain, Origin origin) {}
}
