package org.coreplatform.kernel.spec;

import java.util.List;

/// What holds between any two steps, and from one step to the next.
public final class Invariants {
    private Invariants() {}

    /// {@return what does not hold in a state, in words; empty when all is well}
    public static List<String> violations(State state) {
        var violations = new Violations();
        new CapabilityInvariants(state, violations).check();
        new QueueInvariants(state, violations).check();
        new BudgetInvariants(state, violations).check();
        new VSpaceInvariants(state, violations).check();
        return violations.found();
    }

    /// {@return what must not have changed the way it did in a step, in words; empty when all is
    /// well}
    public static List<String> violations(State before, State after) {
        var violations = new Violations();
        new AuthorityInvariants(before, after, violations).check();
        return violations.found();
    }
}
