package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.fit.Trial.Outcome;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// Refuses systems of Microkit's profile that certainly do not fit into their board's memory.
public final class FitChecker {
    /// What kernel and initialiser may take, in bytes. Multiples of 2 MiB are the kindest: they
    /// leave the most small objects for the addresses behind frames, so that large ones fit there.
    private static final List<Long> OCCUPIED = occupied();

    private FitChecker() {}

    private static List<Long> occupied() {
        List<Long> sizes = new ArrayList<>(List.of(0L));
        for (int bits = 16; bits <= 26; bits++) {
            sizes.add(1L << bits);
        }
        return sizes;
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
    private static Optional<Outcome> failure(Target target, MemoryMap map, Demand demand) {
        List<Outcome> outcomes = new ArrayList<>();
        for (long occupied : OCCUPIED) {
            Outcome outcome = Trial.run(demand, FreeMemory.of(map, target, occupied));
            if (outcome instanceof Outcome.Fits) {
                return Optional.empty();
            }
            outcomes.add(outcome);
        }
        return Optional.of(outcomes.getFirst());
    }
}
