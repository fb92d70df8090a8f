package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Wiring;

/// What makes protection domains run again after `init`.
final class Wakers {
    private final Wiring wiring;
    private final boolean[] hasChild;

    private Wakers(Wiring wiring, boolean[] hasChild) {
        this.wiring = wiring;
        this.hasChild = hasChild;
    }

    static Wakers of(SystemDescription system) {
        boolean[] hasChild = new boolean[system.protectionDomains().size()];
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.parent().ifPresent(parent -> hasChild[parent.pd().index()] = true);
        }
        return new Wakers(Wiring.of(system), hasChild);
    }

    /// {@return the PD's channels}
    List<Wiring.Connection> channels(ProtectionDomain pd) {
        return wiring.of(pd);
    }

    /// {@return whether something other than channels wakes a PD: an interrupt, a child's fault, or
    /// its virtual machine}
    boolean isWokenOtherwise(ProtectionDomain pd) {
        return hasChild[pd.index()]
                || !pd.interrupts().isEmpty()
                || pd.microkit().virtualMachine().isPresent();
    }

    /// {@return whether another PD may notify it}
    boolean isNotified(ProtectionDomain pd) {
        return wiring.of(pd).stream().anyMatch(each -> each.peer().mayNotify());
    }

    /// {@return whether another PD may call it}
    boolean isCalled(ProtectionDomain pd) {
        return wiring.of(pd).stream().anyMatch(each -> each.peer().mayCall());
    }

    /// {@return whether it runs on its own scheduling context after `init`: a passive PD does so
    /// when it is notified or interrupted, but takes calls and faults on the time of who causes
    /// them}
    boolean runsOnItsOwnTime(ProtectionDomain pd) {
        return !pd.schedule().passive() || isNotified(pd) || !pd.interrupts().isEmpty();
    }

    /// {@return whether whatever wakes a PD comes from one other PD}
    boolean isWokenOnlyBy(ProtectionDomain pd, ProtectionDomain other) {
        return !isWokenOtherwise(pd)
                && wiring.of(pd).stream()
                        .filter(each -> each.peer().mayNotify() || each.peer().mayCall())
                        .allMatch(each -> each.peer().pd().is(other));
    }
}
