package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The kernel does what the specification says, whatever users do.
///
/// `-Drefinement.steps=N` and `-Drefinement.seed=S` do more, or other, operations.
class RefinementTest {
    private static final int EPISODE_STEPS = 300;
    private static final int STEPS = Integer.getInteger("refinement.steps", 25_000);
    private static final long SEED = Long.getLong("refinement.seed", 20_261_124);

    @Test
    void kernelDoesWhatTheSpecificationSays() {
        var seeds = new SplittableRandom(SEED);
        int done = 0;
        long seed = SEED;
        while (done < STEPS) {
            var episode = Episode.of(seed, EPISODE_STEPS);
            Episode.Outcome outcome = episode.run();
            if (outcome.failure().isPresent()) {
                report(episode);
            }
            done += outcome.steps();
            seed = seeds.nextLong(1L << 40);
        }
    }

    private static void report(Episode failed) {
        Episode shrunk = failed.shrunk();
        Episode.Outcome outcome = shrunk.run();
        fail(
                """
                %s
                after:
                %s
                replay: mvn -pl kernel-runtime -am test -Dtest=RefinementTest \
                -Dsurefire.failIfNoSpecifiedTests=false -Drefinement.steps=1 -Drefinement.seed=%d\
                """
                        .formatted(
                                outcome.failure().map(Object::toString).orElse("nothing"),
                                String.join("\n", outcome.log()),
                                failed.seed()));
    }
}
