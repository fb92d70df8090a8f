package org.coreplatform.builder.bench;

import java.io.IOException;

/// One thing that is measured.
///
/// @param name what people call it
/// @param unit what its figures are
/// @param aim what it is to be at most, [#NO_AIM] if nobody has said
/// @param reference what others need for the same, for people
/// @param place where it is measured
/// @param method how it is measured
public record Benchmark(
        String name, String unit, double aim, String reference, Place place, Method method) {

    /// The aim where there is none.
    public static final double NO_AIM = 0;

    /// Where something is measured.
    public enum Place {
        /// In a new JVM with the options of `coreplat run`, for what goes on for long.
        LONG_RUNNING,
        /// In a new JVM with the options of the commands that simulate nothing.
        SHORT_RUNNING,
        /// From outside: what is measured is a process of its own.
        PROCESS,
    }

    /// A way to measure something.
    public interface Method {
        /// {@return what was measured}
        Samples measure(Workplace workplace) throws IOException;
    }
}
