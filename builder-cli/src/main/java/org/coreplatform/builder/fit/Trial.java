package org.coreplatform.builder.fit;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryRegion;

/// Puts a system into the memory that one size of kernel and initialiser leaves, in the steps of
/// Microkit's tool: all objects, then a place for each region whose address somebody asks for.
///
/// The tool goes on with all objects around these places. Whether they have room then depends on
/// every page of kernel and initialiser, so nothing is concluded from that.
final class Trial {
    private final Demand demand;
    private final FreeMemory memory;

    private Trial(Demand demand, FreeMemory memory) {
        this.demand = demand;
        this.memory = memory;
    }

    /// What came of it.
    sealed interface Outcome {
        /// There is room for everything.
        record Fits() implements Outcome {}

        /// Objects find no place.
        record Missing(ObjectCounts objects) implements Outcome {}

        /// A region finds no place in one piece; these are free.
        record NoPlace(MemoryRegion region, List<AddressRange> free) implements Outcome {
            public NoPlace {
                free = List.copyOf(free);
            }
        }
    }

    static Outcome run(Demand demand, FreeMemory memory) {
        return new Trial(demand, memory).run();
    }

    private Outcome run() {
        List<AddressRange> frames = demand.fixed().stream().map(Frames::range).toList();
        ObjectCounts missing = Allocator.missing(demand.objects(), frames, memory);
        if (!missing.isEmpty()) {
            return new Outcome.Missing(missing);
        }
        List<AddressRange> free = FreeMemory.between(memory.ranges(), frames);
        for (Frames wanted : demand.contiguous()) {
            Optional<AddressRange> place = firstFit(wanted, free);
            if (place.isEmpty()) {
                return new Outcome.NoPlace(wanted.region(), free);
            }
            free = FreeMemory.without(free, place.get());
        }
        return new Outcome.Fits();
    }

    private static Optional<AddressRange> firstFit(Frames wanted, List<AddressRange> free) {
        long page = 1L << wanted.bits();
        for (AddressRange range : free) {
            long start = Math.ceilDiv(range.start(), page) * page;
            if (start < range.end() && wanted.count() <= (range.end() - start) / page) {
                return Optional.of(wanted.at(start).range());
            }
        }
        return Optional.empty();
    }
}
