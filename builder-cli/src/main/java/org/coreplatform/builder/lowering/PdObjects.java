package org.coreplatform.builder.lowering;

/// The objects of one protection domain.
///
/// @param index PD index
/// @param plan the PD
/// @param thread what every thread has
/// @param notification object number of its notification
/// @param endpoint object number of the endpoint on which calls and children's faults arrive, or
///     `SystemSpec.NONE`
record PdObjects(
        int index,
        SystemPlan.ProtectionDomain plan,
        ThreadObjects thread,
        int notification,
        int endpoint) {

    String name() {
        return plan.name();
    }

    boolean passive() {
        return plan.schedule().passive();
    }
}
