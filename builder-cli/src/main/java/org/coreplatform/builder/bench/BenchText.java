package org.coreplatform.builder.bench;

import java.util.Locale;

/// Results for people: a table.
public final class BenchText {
    private static final String ROW = "%-24s%10s  %-19s%-6s%12s  %-8s%s";

    private BenchText() {}

    /// {@return the title of the columns}
    public static String title() {
        return ROW.formatted("benchmark", "median", "(min-max)", "unit", "cycles", "aim", "others");
    }

    /// {@return a line}
    public static String line(Result result) {
        Benchmark benchmark = result.benchmark();
        Samples samples = result.samples();
        return ROW.formatted(
                        benchmark.name(),
                        number(samples.median()),
                        "(%s-%s)".formatted(number(samples.min()), number(samples.max())),
                        benchmark.unit(),
                        samples.cycles() == 0 ? "-" : samples.cycles(),
                        benchmark.aim() == Benchmark.NO_AIM ? "-" : number(benchmark.aim()),
                        benchmark.reference())
                .stripTrailing();
    }

    /// {@return three digits or more}
    private static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
