package org.coreplatform.description.model;

import java.util.Optional;

/// When a protection domain runs.
///
/// @param priority its priority
/// @param budgetMicros execution time per period
/// @param periodMicros the period
/// @param passive whether it gives up its time after `init`
/// @param cpu the core
/// @param domain the scheduling domain with which it takes turns
public record Schedule(
        Priority priority,
        long budgetMicros,
        long periodMicros,
        boolean passive,
        long cpu,
        Optional<String> domain) {
    public static final long DEFAULT_BUDGET_MICROS = 1000;

    /// {@return whether priorities decide between the two: same core, same scheduling domain}
    public boolean competesWith(Schedule other) {
        return cpu == other.cpu && domain.equals(other.domain);
    }
}
