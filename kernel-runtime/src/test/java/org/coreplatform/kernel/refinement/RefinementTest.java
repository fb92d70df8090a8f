package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.coreplatform.kernel.spec.Specification;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel does what the specification says, whatever users do.
///
/// `-Drefinement.steps=N` and `-Drefinement.seed=S` do more, or other, operations, and
/// `-Drefinement.cores=C` does them on so many cores only;
/// `-Drefinement.shrink=false` saves the time to find the shortest of them that go wrong.
class RefinementTest {
    private static final int EPISODE_STEPS = 300;
    private static final int ENOUGH_FOR_EVERYTHING = 20_000;
    private static final int STEPS = Integer.getInteger("refinement.steps", 25_000);
    private static final boolean SHRINK =
            Boolean.parseBoolean(System.getProperty("refinement.shrink", "true"));
    private static final int CORES = Integer.getInteger("refinement.cores", 0);
    private static final long SEED = Long.getLong("refinement.seed", 20_261_124);

    /// The operations reach every operation of the specification, every error, system call and
    /// fault.
    @Test
    void kernelDoesWhatTheSpecificationSays() {
        Set<String> reached = live(1, STEPS);
        if (isWhole()) {
            assertEquals(List.of(), missing(reached));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void soItDoesOnSeveralCores(int cores) {
        Set<String> reached = live(cores, Math.ceilDiv(STEPS, 10));
        if (isWhole()) {
            List<String> wanted = new ArrayList<>(List.of("another core is stopped"));
            for (int core = 0; core < cores; core++) {
                wanted.add("something on core " + core);
            }
            wanted.removeAll(reached);
            assertEquals(List.of(), wanted);
        }
    }

    private static boolean isWhole() {
        return STEPS >= ENOUGH_FOR_EVERYTHING && CORES == 0;
    }

    /// Lives episodes until there were so many steps; {@return what was reached}.
    private static Set<String> live(int cores, int steps) {
        var seeds = new SplittableRandom(SEED);
        Map<String, Integer> reached = new TreeMap<>();
        int done = 0;
        long seed = SEED;
        while (done < steps && (CORES == 0 || CORES == cores)) {
            var episode = Episode.of(seed, EPISODE_STEPS, cores);
            Episode.Outcome outcome = episode.run();
            if (outcome.failure().isPresent()) {
                report(episode);
            }
            outcome.reached().forEach((what, count) -> reached.merge(what, count, Integer::sum));
            done += outcome.steps();
            seed = seeds.nextLong(1L << 40);
        }
        return reached.keySet();
    }

    /// {@return what never happened: operations of the specification, errors, system calls, faults}
    private static List<String> missing(Set<String> reached) {
        List<String> wanted = new ArrayList<>(Specification.operationsOfCalls());
        for (KernelError error : KernelError.values()) {
            wanted.add(error.name());
        }
        for (int number = SystemCall.YIELD; number < SystemCall.CALL; number++) {
            wanted.add("system call " + number);
        }
        wanted.addAll(List.of("CapFault", "UnknownSyscall", "UserException", "Timeout", "VmFault"));
        wanted.remove(KernelError.NO_ERROR.name());
        wanted.removeAll(reached);
        return wanted;
    }

    private static void report(Episode failed) {
        Episode shrunk = SHRINK ? failed.shrunk() : failed;
        Episode.Outcome outcome = shrunk.run();
        fail(
                """
                %s
                after:
                %s
                replay: mvn -o -Pquick -pl kernel-runtime -am test -Dtest=RefinementTest \
                -Dsurefire.failIfNoSpecifiedTests=false -Drefinement.steps=1 -Drefinement.cores=%d \
                -Drefinement.seed=%d\
                """
                        .formatted(
                                outcome.failure().map(Object::toString).orElse("nothing"),
                                String.join("\n", outcome.log()),
                                failed.cores(),
                                failed.seed()));
    }
}
