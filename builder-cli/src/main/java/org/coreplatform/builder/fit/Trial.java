package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryRegion;

/// Puts a system into the memory that one size of kernel and initialiser leaves, in the steps of
/// Microkit's tool: all objects once, then a place for each region whose address somebody asks for,
/// then all objects again.
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
        List<AddressRange> frames =
                new ArrayList<>(demand.fixed().stream().map(Frames::range).toList());
        Outcome first = allocate(demand.objects(), frames);
        return first instanceof Outcome.Fits && !demand.contiguous().isEmpty()
                ? place(frames)
                : first;
    }

    private Outcome place(List<AddressRange> frames) {
        ObjectCounts objects = demand.objects();
        List<AddressRange> free = FreeMemory.between(memory.ranges(), frames);
        for (Frames wanted : demand.contiguous()) {
            Optional<AddressRange> place = firstFit(wanted, free);
            if (place.isEmpty()) {
                return new Outcome.NoPlace(wanted.region(), free);
            }
            free = FreeMemory.without(free, place.get());
            frames.add(place.get());
            objects.add(wanted.bits(), -wanted.count());
        }
        frames.sort(Comparator.comparingLong(AddressRange::start));
        return allocate(objects, frames);
    }

    private Outcome allocate(ObjectCounts objects, List<AddressRange> frames) {
        ObjectCounts missing = Allocator.missing(objects, frames, memory);
        return missing.isEmpty() ? new Outcome.Fits() : new Outcome.Missing(missing);
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
