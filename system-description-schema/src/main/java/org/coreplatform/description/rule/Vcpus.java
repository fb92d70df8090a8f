package org.coreplatform.description.rule;

import java.util.List;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.VirtualCpu;
import org.coreplatform.description.model.VirtualMachine;

/// The virtual processors that protection domains monitor.
final class Vcpus {
    private Vcpus() {}

    /// {@return the virtual processors of a PD}
    static List<VirtualCpu> of(ProtectionDomain pd) {
        return pd.microkit().virtualMachine().map(VirtualMachine::cpus).orElse(List.of());
    }
}
