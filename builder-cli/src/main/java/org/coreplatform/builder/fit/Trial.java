package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.PageSizes;
import org.coreplatform.description.model.SystemDescription;

/// Puts a system into the memory that one size of kernel and initialiser leaves, in the steps of
/// Microkit's tool: all objects once, then a place for each region whose address somebody asks for,
/// then all objects again.
final class Trial {
    private final SystemDescription system;
    private final Demand demand;
    private final FreeMemory memory;

    Trial(SystemDescription system, Demand demand, FreeMemory memory) {
        this.system = system;
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

    Outcome run() {
        List<AddressRange> frames =
                new ArrayList<>(demand.fixed().stream().map(Frames::range).toList());
        ObjectCounts objects = demand.objects();
        ObjectCounts missing = Allocator.missing(objects, frames, memory);
        if (!missing.isEmpty()) {
            return new Outcome.Missing(missing);
        }
        List<AddressRange> free = memory.ranges();
        for (AddressRange fixed : frames) {
            free = FreeMemory.without(free, fixed);
        }
        for (MemoryRegion region : demand.contiguous()) {
            Optional<AddressRange> place = firstFit(region, free);
            if (place.isEmpty()) {
                return new Outcome.NoPlace(region, free);
            }
            free = FreeMemory.without(free, place.get());
            frames.add(place.get());
            long page = PageSizes.of(region, system);
            objects.add(Long.numberOfTrailingZeros(page), -region.sizeBytes() / page);
        }
        frames.sort(Comparator.comparingLong(AddressRange::start));
        missing = Allocator.missing(objects, frames, memory);
        return missing.isEmpty() ? new Outcome.Fits() : new Outcome.Missing(missing);
    }

    private Optional<AddressRange> firstFit(MemoryRegion region, List<AddressRange> free) {
        long page = PageSizes.of(region, system);
        for (AddressRange range : free) {
            long start = Math.ceilDiv(range.start(), page) * page;
            if (start < range.end() && region.sizeBytes() <= range.end() - start) {
                return Optional.of(new AddressRange(start, start + region.sizeBytes()));
            }
        }
        return Optional.empty();
    }
}
