package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.coreplatform.builder.bench.Bench;
import org.coreplatform.builder.bench.BenchJson;
import org.coreplatform.builder.bench.BenchText;
import org.coreplatform.builder.bench.Benchmark;
import org.coreplatform.builder.bench.Benchmarks;
import org.coreplatform.builder.bench.Result;
import org.coreplatform.builder.bench.Tool;
import org.coreplatform.description.xml.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat bench`.
@Command(
        name = "bench",
        header = "Measures how fast the toolchain is on this machine.",
        description = {
            "Host time, and simulated cycles where something is simulated; beside them what the"
                    + " project aims at and what others need. All of it takes about a minute; what"
                    + " else the machine does meanwhile shows. The names:",
            "",
            "ppc-round-trip, notification-ping-pong, system-call, longest-kernel-stretch,",
            "java-compute, boot-hello, boot-60, check-60-warm, check-60-process, build-60,",
            "check-1000, check-10000%n"
        })
final class BenchCommand implements Callable<Integer> {
    private static final String HERE = "--in-this-process";

    private final CorePlatformCommand root;

    @Parameters(paramLabel = "NAME", description = "What to measure. Default: everything.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Option(names = HERE, hidden = true)
    private @Nullable String here;

    BenchCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        var launcher = Optional.ofNullable(System.getenv("COREPLAT_LAUNCHER")).map(Path::of);
        Bench bench = new Bench(new Tool(ThisJvm::another, launcher), HERE);
        if (here != null) {
            root.terminal().out().println(Bench.encode(bench.measureHere(named(here))));
            return ExitCodes.OK;
        }
        List<Benchmark> chosen =
                names.isEmpty() ? Benchmarks.ALL : names.stream().map(BenchCommand::named).toList();
        switch (format) {
            case TEXT -> printText(bench, chosen);
            case JSON -> printJson(bench, chosen);
        }
        return ExitCodes.OK;
    }

    /// Prints each line when it has been measured.
    private void printText(Bench bench, List<Benchmark> chosen) throws IOException {
        Terminal terminal = root.terminal();
        terminal.out().println(BenchText.title());
        for (Benchmark benchmark : chosen) {
            terminal.flush();
            terminal.out().println(BenchText.line(bench.measure(benchmark)));
        }
    }

    private void printJson(Bench bench, List<Benchmark> chosen) throws IOException {
        List<Result> results = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            results.add(bench.measure(benchmark));
        }
        root.terminal().out().print(BenchJson.of(results));
    }

    private static Benchmark named(String name) {
        return Benchmarks.named(name).orElseThrow(() -> unknown(name));
    }

    private static CommandFailed unknown(String name) {
        String help =
                Spelling.nearest(name, Benchmarks.names())
                        .map("did you mean `%s`?"::formatted)
                        .orElseGet(() -> "there is " + String.join(", ", Benchmarks.names()));
        return new CommandFailed(
                ExitCodes.USAGE, "coreplat: unknown benchmark `%s`: %s".formatted(name, help));
    }
}
