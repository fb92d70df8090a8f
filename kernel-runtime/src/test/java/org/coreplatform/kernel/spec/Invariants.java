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

    /// {@return what a step has broken or must not have changed the way it did, in words; empty
    /// when all is well}
    ///
    /// Capabilities and address spaces are looked at again only when the step has changed them.
    ///
    /// @param before a state in which all was well
    public static List<String> violations(State before, State after) {
        var violations = new Violations();
        new AuthorityInvariants(before, after, violations).check();
        if (!hasSameCapabilities(before, after)) {
            new CapabilityInvariants(after, violations).check();
        }
        new QueueInvariants(after, violations).check();
        new BudgetInvariants(after, violations).check();
        if (!hasSameSpaces(before, after)) {
            new VSpaceInvariants(after, violations).check();
        }
        return violations.found();
    }

    private static boolean hasSameCapabilities(State a, State b) {
        return a.slots().isSame(b.slots())
                && a.irqs().isSame(b.irqs())
                && a.tcbs().size() == b.tcbs().size()
                && a.endpoints().size() == b.endpoints().size()
                && a.notifications().size() == b.notifications().size()
                && a.replies().size() == b.replies().size()
                && a.schedContexts().size() == b.schedContexts().size()
                && a.tables().size() == b.tables().size();
    }

    private static boolean hasSameSpaces(State a, State b) {
        return a.slots().isSame(b.slots())
                && a.tables().isSame(b.tables())
                && a.asids().isSame(b.asids());
    }
}
