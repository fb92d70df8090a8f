package org.coreplatform.builder.bench;

/// A benchmark and what was measured.
public record Result(Benchmark benchmark, Samples samples) {}
