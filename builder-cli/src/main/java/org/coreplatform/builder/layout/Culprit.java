package org.coreplatform.builder.layout;

import org.coreplatform.builder.lowering.PlannedObject.Use;

/// What in a description is to blame for a [MemoryProblem].
public sealed interface Culprit {
    /// Somebody's memory.
    ///
    /// @param owner the protection domain or region
    /// @param use what the owner does with it
    record Memory(String owner, Use use) implements Culprit {}

    /// A map.
    ///
    /// @param pd PD index
    /// @param map position among the PD's maps
    record Map(int pd, int map) implements Culprit {}
}
