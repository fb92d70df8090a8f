package org.coreplatform.builder.bench;

import static org.coreplatform.builder.bench.Benchmark.NO_AIM;
import static org.coreplatform.builder.bench.Benchmark.Place.LONG_RUNNING;
import static org.coreplatform.builder.bench.Benchmark.Place.PROCESS;
import static org.coreplatform.builder.bench.Benchmark.Place.SHORT_RUNNING;

import java.util.List;
import java.util.Optional;

/// The benchmarks that exist: an entry for each. `docs/manual/bench.md` tells what they measure and
/// where the references come from.
public final class Benchmarks {
    private static final GeneratedSystem SIXTY = new GeneratedSystem(60, 300, 545);

    /// All benchmarks, in the order in which they are measured.
    public static final List<Benchmark> ALL =
            List.of(
                    new Benchmark(
                            "ppc-round-trip",
                            "ns",
                            150,
                            "seL4 in QEMU 11100-12900, 971 instructions",
                            LONG_RUNNING,
                            new OperationTime(
                                    "ppc-round-trip",
                                    List.of("Client.java", "Metronome.java", "Server.java"))),
                    new Benchmark(
                            "notification-ping-pong",
                            "ns",
                            500,
                            "seL4 in QEMU 53200-90000, 3091-4507 instructions",
                            LONG_RUNNING,
                            new OperationTime(
                                    "notification-ping-pong", List.of("Ping.java", "Pong.java"))),
                    new Benchmark(
                            "system-call",
                            "ns",
                            50,
                            "seL4 in QEMU 830-3030, 543 instructions",
                            LONG_RUNNING,
                            new OperationTime(
                                    "system-call", List.of("Caller.java", "Sleeper.java"))),
                    new Benchmark(
                            "longest-kernel-stretch",
                            "cycles",
                            40_000,
                            "-",
                            LONG_RUNNING,
                            new KernelStretch(List.of(300, 1_000, 3_000, 10_000))),
                    new Benchmark(
                            "java-compute",
                            "ratio",
                            1.5,
                            "un-metered 1",
                            LONG_RUNNING,
                            new ComputeRatio()),
                    new Benchmark(
                            "boot-hello",
                            "ms",
                            300,
                            "seL4 in QEMU 100-160",
                            PROCESS,
                            new BootTime(7, place -> place.system("hello", List.of("Hello.java")))),
                    new Benchmark(
                            "boot-60",
                            "ms",
                            500,
                            "seL4 in QEMU 620-650",
                            PROCESS,
                            new BootTime(5, place -> place.system(SIXTY))),
                    new Benchmark(
                            "check-60-warm",
                            "ms",
                            5,
                            "-",
                            LONG_RUNNING,
                            new CheckTime(300, 100, SIXTY)),
                    new Benchmark(
                            "check-60-process",
                            "ms",
                            400,
                            "-",
                            PROCESS,
                            new CommandTime(
                                    5,
                                    SIXTY,
                                    (_, description) -> List.of("check", description.toString()))),
                    new Benchmark(
                            "build-60",
                            "ms",
                            NO_AIM,
                            "Microkit's tool 37-60",
                            PROCESS,
                            new CommandTime(
                                    3,
                                    SIXTY,
                                    (folder, description) ->
                                            List.of(
                                                    "build",
                                                    description.toString(),
                                                    "-o",
                                                    folder.resolve("loader.img").toString(),
                                                    "-r",
                                                    folder.resolve("report.txt").toString()))),
                    new Benchmark(
                            "check-1000",
                            "ms",
                            NO_AIM,
                            "-",
                            SHORT_RUNNING,
                            new CheckTime(5, 5, new GeneratedSystem(1_000, 1_000, 10_000))),
                    new Benchmark(
                            "check-10000",
                            "ms",
                            3000,
                            "-",
                            SHORT_RUNNING,
                            new CheckTime(1, 3, new GeneratedSystem(10_000, 10_000, 100_000))));

    private Benchmarks() {}

    /// {@return the benchmark with a name}
    public static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// {@return all names}
    public static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }
}
