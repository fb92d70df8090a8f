package org.coreplatform.description.model;

/// When a protection domain runs.
///
/// @param priority its priority
/// @param budgetMicros execution time per period
/// @param periodMicros the period
/// @param passive whether it gives up its time after `init`
/// @param cpu the core
public record Schedule(
        Priority priority, long budgetMicros, long periodMicros, boolean passive, long cpu) {
    public static final long DEFAULT_BUDGET_MICROS = 1000;
}
