package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.fit.Trial.Outcome;
import org.coreplatform.description.diagnostic.Diagnostic;
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

    /// {@return what does not fit; nothing for boards whose memory is not known}
    ///
    /// @param segments what each PD's program fills, by PD index
    public static List<Diagnostic> check(
            SystemDescription system, Target target, List<List<AddressRange>> segments) {
        return target.memory().map(map -> check(system, target, map, segments)).orElseGet(List::of);
    }

    private static List<Diagnostic> check(
            SystemDescription system,
            Target target,
            MemoryMap map,
            List<List<AddressRange>> segments) {
        Demand demand = DemandCounter.count(system, target, segments);
        Pieces pieces = Pieces.of(map, target);
        FitWording wording = new FitWording(target, map);
        List<Diagnostic> found = new ArrayList<>();
        for (Frames frames : demand.fixed()) {
            pieces.firstOutside(frames)
                    .ifPresent(frame -> found.add(wording.outside(frames, frame, pieces)));
        }
        if (found.isEmpty()) {
            failure(system, target, map, demand)
                    .ifPresent(outcome -> found.add(wording.failure(outcome, system)));
        }
        return found;
    }

    /// {@return why the system does not fit beside the smallest kernel, if it fits beside none}
    private static Optional<Outcome> failure(
            SystemDescription system, Target target, MemoryMap map, Demand demand) {
        List<Outcome> outcomes = new ArrayList<>();
        for (long occupied : OCCUPIED) {
            FreeMemory memory = FreeMemory.of(map, target, occupied);
            Outcome outcome = new Trial(system, demand, memory).run();
            if (outcome instanceof Outcome.Fits) {
                return Optional.empty();
            }
            outcomes.add(outcome);
        }
        return Optional.of(outcomes.getFirst());
    }
}
