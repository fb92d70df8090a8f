package org.coreplatform.kernel.invariant;

import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.sched.Cores;

/// Checks everything that is always true between two kernel entries.
///
/// It looks at all capabilities that can be reached from the root task's CNode and along the
/// derivation list, and at the objects that they name; that takes time in proportion to them.
public final class KernelInvariants {
    private final CNode root;
    private final Interrupts interrupts;
    private final Cores cores;

    /// @param root the root task's CNode
    public KernelInvariants(CNode root, Interrupts interrupts, Cores cores) {
        this.root = root;
        this.interrupts = interrupts;
        this.cores = cores;
    }

    /// Checks.
    ///
    /// @throws IllegalStateException naming the object and the claim that does not hold
    public void check() {
        Population population = Population.of(root, interrupts);
        CapabilityInvariants.check(population);
        ThreadInvariants.check(population);
        SchedulingInvariants.check(population, cores);
    }
}
