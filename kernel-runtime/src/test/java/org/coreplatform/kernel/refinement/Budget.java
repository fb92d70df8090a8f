package org.coreplatform.kernel.refinement;

/// How a thread of a story gets its time.
enum Budget {
    ROUND_ROBIN,
    CONSTANT_BANDWIDTH,
    SPORADIC;

    /// {@return the period to ask for}
    ///
    /// @param micros of a context that is not round robin
    long periodMicros(long budgetMicros, long micros) {
        return this == ROUND_ROBIN ? budgetMicros : micros;
    }

    /// {@return the flags to ask for}
    int flags() {
        return this == SPORADIC ? 1 : 0;
    }
}
