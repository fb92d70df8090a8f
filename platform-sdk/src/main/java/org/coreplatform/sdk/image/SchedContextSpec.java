package org.coreplatform.sdk.image;

/// Parameters of a scheduling context.
///
/// @param schedContext object number
/// @param budgetMicros execution time per period
/// @param periodMicros equal to the budget for round robin
/// @param badge identifies it in timeout faults
/// @param core the core that it is bound to
public record SchedContextSpec(
        int schedContext, long budgetMicros, long periodMicros, long badge, int core) {}
