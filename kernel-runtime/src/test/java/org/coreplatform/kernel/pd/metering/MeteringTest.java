package org.coreplatform.kernel.pd.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.coreplatform.kernel.pd.Programs;
import org.coreplatform.kernel.pd.metering.Metering.Scheme;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MeteringTest {
    private static final int START = 1_000_000_000;

    /// Workloads with the cycles they take and the bytes they allocate.
    private static final List<Expected> EXPECTED =
            List.of(
                    new Expected("sieve", 799383, 20016),
                    new Expected("hash", 1298616, 272),
                    new Expected("matrix", 2193943, 38448),
                    new Expected("interpreter", 408050, 32),
                    new Expected("recursion", 83611, 0),
                    new Expected("map", 228538, 34192),
                    new Expected("exceptions", 300780, 2768),
                    new Expected("unwinding", 36980, 0),
                    new Expected("finallyBlocks", 47150, 800),
                    new Expected("jumps", 8270, 0),
                    new Expected("arrays", 24519, 5912),
                    new Expected("variables", 26893, 208));

    private record Expected(String name, int cycles, int bytes) {}

    @TestFactory
    Stream<DynamicTest> countsTheSameCyclesInBothSchemes() {
        List<ProgramClass> classes = Programs.compile(source());
        return EXPECTED.stream()
                .map(
                        expected ->
                                DynamicTest.dynamicTest(
                                        expected.name,
                                        () -> {
                                            for (Scheme scheme : Scheme.values()) {
                                                var run = new MeteredRun(classes, scheme, START);
                                                assertEquals(expected, run(run, expected.name));
                                            }
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> countsTheSameCyclesHoweverOftenItIsInterrupted() {
        List<ProgramClass> classes = Programs.compile(source());
        long seed = 20261124;
        var random = new SplittableRandom(seed);
        return EXPECTED.stream()
                .map(
                        expected ->
                                DynamicTest.dynamicTest(
                                        expected.name + ", seed " + seed,
                                        () -> {
                                            int grant = random.nextInt(1, 500);
                                            var counted =
                                                    new MeteredRun(classes, Scheme.STATIC, grant);
                                            var local =
                                                    new MeteredRun(classes, Scheme.LOCAL, grant);
                                            assertEquals(expected, run(counted, expected.name));
                                            assertEquals(expected, run(local, expected.name));
                                            assertEquals(
                                                    counted.expiryTimes(), local.expiryTimes());
                                            assertTrue(local.expiryTimes().size() > 1);
                                        }));
    }

    private static Expected run(MeteredRun run, String name) {
        assertEquals(run.callUnmetered(name), run.call(name));
        return new Expected(name, run.cycles(), run.bytes());
    }

    private static String source() {
        try (InputStream in = MeteringTest.class.getResourceAsStream("Workloads.java.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
