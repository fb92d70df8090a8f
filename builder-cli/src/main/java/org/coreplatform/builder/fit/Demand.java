package org.coreplatform.builder.fit;

import java.util.List;

/// What a system needs of a board's memory.
///
/// @param objects the objects without an address of their own
/// @param fixed frames whose address the description says, by address
/// @param contiguous what has to be in one piece, since a program is told where it is; wherever
///     that will be, and among the objects too
record Demand(ObjectCounts objects, List<Frames> fixed, List<Frames> contiguous) {
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
