package org.coreplatform.builder.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.cli.Cli;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.profile.CycleCosts;
import org.junit.jupiter.api.Test;

/// What `coreplat bench` promises, apart from the figures.
class BenchTest {
    private static final Result RESULT =
            new Result(
                    Benchmarks.named("ppc-round-trip").orElseThrow(),
                    new Samples(List.of(200.0, 100.0, 123.45678, 120.0), 1601));

    @Test
    void jsonHasTheMedianAndTheSpread() {
        assertEquals(
                """
                {"results":[{"name":"ppc-round-trip","unit":"ns","median":121.728,"min":100.0,\
                "max":200.0,"cycles":1601}]}
                """,
                BenchJson.of(List.of(RESULT)));
    }

    @Test
    void theTableHasAimAndReferenceBesideTheFigures() {
        assertEquals(
                """
                benchmark                   median  (min-max)          unit        cycles  aim     others
                ppc-round-trip                 122  (100-200)          ns            1601  150     seL4 in QEMU 11100-12900, \
                971 instructions\
                """,
                BenchText.title() + "\n" + BenchText.line(RESULT));
    }

    @Test
    void aBenchmarkIsMeasuredInAnotherProcess() {
        String printed = bench("--format", "json", "system-call");
        assertTrue(
                printed.matches(
                        "\\{\"results\":\\[\\{\"name\":\"system-call\",\"unit\":\"ns\","
                                + "\"median\":\\d+\\.\\d+,\"min\":\\d+\\.\\d+,"
                                + "\"max\":\\d+\\.\\d+,\"cycles\":\\d+}]}\n"),
                printed);
    }

    @Test
    void helpNamesAllBenchmarks() {
        String help = bench("--help");
        for (String name : Benchmarks.names()) {
            assertTrue(help.contains(name), () -> name + " in " + help);
        }
    }

    @Test
    void everySystemIsThere() throws IOException {
        int systems = 0;
        try (Workplace workplace = workplace()) {
            for (Benchmark benchmark : Benchmarks.ALL) {
                if (benchmark.method() instanceof OperationTime(var system, var programs)) {
                    byte[] image = Workplace.build(workplace.system(system, programs));
                    int pds = BootImageReader.read(image).spec().protectionDomains().size();
                    assertEquals(programs.size(), pds, system);
                    systems++;
                }
            }
        }
        assertEquals(3, systems);
    }

    /// The kernel's own tests have the bound; this is about its being measured.
    @Test
    void interruptsWaitNoLongerForMoreCapabilities() throws IOException {
        try (Workplace workplace = workplace()) {
            Samples samples = new KernelStretch(List.of(300, 1_000, 4_000)).measure(workplace);
            assertEquals(samples.min(), samples.max());
            assertTrue(samples.min() > 100 * CycleCosts.CAPABILITY_DELETE, "a hundred deletions");
            Benchmark benchmark = Benchmarks.named("longest-kernel-stretch").orElseThrow();
            assertTrue(samples.max() < benchmark.aim(), () -> "cycles: " + samples.max());
        }
    }

    private static Workplace workplace() throws IOException {
        return Workplace.open(new Tool((_, arguments) -> arguments, Optional.empty()));
    }

    private static String bench(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length + 1];
        words[0] = "bench";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        int exitCode = Cli.run(words, InputStream.nullInputStream(), out, err);
        assertEquals(0, exitCode, () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
