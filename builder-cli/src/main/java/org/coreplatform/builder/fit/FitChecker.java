package org.coreplatform.builder.fit;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.coreplatform.builder.fit.Trial.Outcome;
import org.coreplatform.builder.fit.Trial.Outcome.Fits;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Refuses systems of Microkit's profile that certainly do not fit into their board's memory.
public final class FitChecker {
    /// What kernel and initialiser may take, in bytes, and the steps in which that is tried.
    private static final long MOST_OCCUPIED = 64L << 20;

    private static final long STEP = 256L << 10;

    private FitChecker() {}

    /// {@return what kernel and initialiser may take: where they end decides how the memory behind
    /// them is cut, and how many small objects are left for the addresses behind frames. Just
    /// behind a multiple of 2 MiB is the most room for small objects}
    private static LongStream occupied() {
        return LongStream.rangeClosed(0, MOST_OCCUPIED / STEP)
                .map(i -> i * STEP)
                .flatMap(
                        bytes ->
                                bytes % MemoryRegion.LARGE_PAGE == 0
                                        ? LongStream.of(bytes, bytes + MemoryRegion.SMALL_PAGE)
                                        : LongStream.of(bytes));
    }

    /// Reports what does not fit; nothing for boards whose memory is not known.
    ///
    /// @param segments what each PD's program fills, by PD index
    public static void check(
            SystemDescription system,
            Target target,
            List<List<AddressRange>> segments,
            DiagnosticSink sink) {
        target.memory()
                .ifPresent(
                        map -> {
                            Demand demand = DemandCounter.count(system, target, segments);
                            FitWording wording = new FitWording(target, map);
                            if (areInPieces(demand, Pieces.of(map, target), wording, sink)) {
                                failure(target, map, demand)
                                        .map(outcome -> wording.failure(outcome, system))
                                        .ifPresent(sink::report);
                            }
                        });
    }

    private static boolean areInPieces(
            Demand demand, Pieces pieces, FitWording wording, DiagnosticSink sink) {
        boolean all = true;
        for (Frames frames : demand.fixed()) {
            Optional<AddressRange> outside = pieces.firstOutside(frames);
            outside.ifPresent(frame -> sink.report(wording.outside(frames, frame, pieces)));
            all &= outside.isEmpty();
        }
        return all;
    }

    /// {@return why the system does not fit beside the smallest kernel, if it fits beside none}
    static Optional<Outcome> failure(Target target, MemoryMap map, Demand demand) {
        boolean fits =
                occupied().anyMatch(bytes -> beside(bytes, target, map, demand) instanceof Fits);
        return fits ? Optional.empty() : Optional.of(beside(0, target, map, demand));
    }

    private static Outcome beside(long occupied, Target target, MemoryMap map, Demand demand) {
        return Trial.run(demand, FreeMemory.of(map, target, occupied));
    }
}
