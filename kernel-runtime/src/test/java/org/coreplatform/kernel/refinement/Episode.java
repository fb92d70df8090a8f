package org.coreplatform.kernel.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// A short life of a fresh system under random operations, and what went wrong in it.
///
/// @param seed of the system and of the operations
/// @param operations a seed each
/// @param cores on how many cores threads may run
record Episode(long seed, List<Long> operations, int cores) {
    private static final int MOST_IDLE = 12;

    /// {@return an episode of so many operations}
    static Episode of(long seed, int length, int cores) {
        var random = new SplittableRandom(seed);
        random.nextLong(); // the system's own
        return new Episode(seed, random.longs(length).boxed().toList(), cores);
    }

    /// How an episode went.
    ///
    /// @param steps how many operations were done before the end
    /// @param log what they were
    /// @param reached what happened how often
    /// @param failure what was wrong, null when all was well
    record Outcome(
            int steps,
            List<String> log,
            Map<String, Integer> reached,
            Optional<RuntimeException> failure) {}

    /// Lives it.
    Outcome run() {
        List<String> log = new ArrayList<>();
        int idle = 0;
        int steps = 0;
        try {
            var twin = new Twin(ModelSubject.smallBoard(), World.RADIX, seed % 2 == 0);
            World world = World.make(twin, new SplittableRandom(seed), cores);
            twin.countFromHere();
            while (steps < operations.size() && idle < MOST_IDLE) {
                twin.select();
                twin.settle();
                idle = twin.isAnybodyRunning() ? 0 : idle + 1;
                RandomOperation.perform(operations.get(steps++), world, twin, log);
                twin.settle();
                List<String> violations = twin.violations();
                if (!violations.isEmpty()) {
                    throw new IllegalStateException(violations.toString());
                }
            }
            twin.compareAll();
            return new Outcome(steps, log, twin.reached(), Optional.empty());
        } catch (RuntimeException failure) {
            return new Outcome(steps, log, Map.of(), Optional.of(failure));
        }
    }

    /// {@return the shortest episode that can be found that goes wrong in the same way}
    Episode shrunk() {
        Outcome outcome = run();
        if (outcome.failure().isEmpty()) {
            return this;
        }
        Class<?> wanted = outcome.failure().get().getClass();
        List<Long> kept = operations.subList(0, outcome.steps());
        for (int chunk = kept.size() / 2; chunk >= 1; chunk /= 2) {
            boolean again = true;
            while (again) {
                again = false;
                for (int from = 0; from < kept.size(); from += chunk) {
                    List<Long> fewer = new ArrayList<>(kept.subList(0, from));
                    fewer.addAll(kept.subList(Math.min(from + chunk, kept.size()), kept.size()));
                    Outcome tried = new Episode(seed, fewer, cores).run();
                    if (tried.failure().filter(f -> f.getClass() == wanted).isPresent()) {
                        kept = fewer.subList(0, Math.min(tried.steps(), fewer.size()));
                        again = chunk == 1;
                        from -= chunk;
                    }
                }
            }
        }
        return new Episode(seed, List.copyOf(kept), cores);
    }
}
