package org.coreplatform.builder.bench;

import java.util.List;

/// What was measured: several times the same.
///
/// @param values in the benchmark's unit, at least one
/// @param cycles simulated cycles of one, 0 where nothing is simulated
public record Samples(List<Double> values, long cycles) {

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /// {@return the value in the middle}
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// {@return the least value}
    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /// {@return the greatest value}
    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
