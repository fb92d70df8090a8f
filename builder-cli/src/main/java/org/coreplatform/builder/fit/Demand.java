package org.coreplatform.builder.fit;

import java.util.List;
import org.coreplatform.description.model.MemoryRegion;

/// What a system needs of a board's memory.
///
/// @param objects the objects without an address of their own
/// @param fixed frames whose address the description says, by address
/// @param contiguous regions that have to be in one piece, since a program is told where they are;
///     their frames are among the objects
record Demand(ObjectCounts objects, List<Frames> fixed, List<MemoryRegion> contiguous) {
    Demand {
        objects = objects.copy();
        fixed = List.copyOf(fixed);
        contiguous = List.copyOf(contiguous);
    }

    @Override
    public ObjectCounts objects() {
        return objects.copy();
    }
}
