package org.coreplatform.builder.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Measures benchmarks, each one in a JVM of its own: what the JVM learns about one must not change
/// another.
public final class Bench {
    private final Tool tool;
    private final String command;

    /// @param command the command, with one name after it, that makes another JVM of this tool
    ///     print what [#measureHere] gives, as [#encode] writes it
    public Bench(Tool tool, String command) {
        this.tool = tool;
        this.command = command;
    }

    /// {@return what a benchmark gives, measured where it is to be measured}
    public Result measure(Benchmark benchmark) throws IOException {
        boolean simulates = benchmark.place() == Benchmark.Place.LONG_RUNNING;
        return switch (benchmark.place()) {
            case PROCESS -> new Result(benchmark, measureHere(benchmark));
            case LONG_RUNNING, SHORT_RUNNING ->
                    new Result(
                            benchmark,
                            decode(
                                    tool.output(
                                            simulates,
                                            List.of("bench", command, benchmark.name()))));
        };
    }

    /// {@return what it gives in this JVM}
    public Samples measureHere(Benchmark benchmark) throws IOException {
        try (Workplace workplace = Workplace.open(tool)) {
            return benchmark.method().measure(workplace);
        }
    }

    /// {@return a line for [#decode]}
    public static String encode(Samples samples) {
        return samples.cycles()
                + " "
                + samples.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Samples decode(String line) {
        List<String> words = List.of(line.strip().split(" ", -1));
        return new Samples(
                words.stream().skip(1).map(Double::valueOf).toList(),
                Long.parseLong(words.getFirst()));
    }
}
