package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualCpu;
import org.coreplatform.description.model.VirtualMachine;

/// The names that Microkit makes for kernel objects, as far as two of them can be the same.
final class KernelObjectNames {
    /// What frames of one kind are counted with; the first is enough.
    private static final String FIRST = "_000000000";

    private final Target target;
    private final List<Named> names = new ArrayList<>();

    private KernelObjectNames(Target target) {
        this.target = target;
    }

    /// A kernel object.
    ///
    /// @param name its name
    /// @param owner whom it is made for, in words
    /// @param origin where the owner gets its name
    record Named(String name, String owner, Origin origin) {}

    static List<Named> of(SystemDescription system, Target target) {
        KernelObjectNames names = new KernelObjectNames(target);
        for (ProtectionDomain pd : system.protectionDomains()) {
            names.add(pd);
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.microkit().virtualMachine().ifPresent(names::add);
        }
        for (MemoryRegion region : system.memoryRegions()) {
            if (region.sizeBytes() != 0) {
                String owner = "region `%s`".formatted(region.name());
                names.add("frame_mr_" + region.name() + FIRST, owner, region.origin());
            }
        }
        return names.names;
    }

    private void add(ProtectionDomain pd) {
        String owner = "PD `%s`".formatted(pd.name());
        addThread(pd.name(), owner, pd.origin());
        add("cnode_" + pd.name() + "_root", owner, pd.origin());
        add("vspace_" + pd.name(), owner, pd.origin());
        add("frame_elf_" + pd.name() + FIRST, owner, pd.origin());
        add("frame_" + pd.name() + "_stack" + FIRST, owner, pd.origin());
    }

    private void add(VirtualMachine machine) {
        String owner = "virtual machine `%s`".formatted(machine.name());
        add("vspace_" + machine.name(), owner, machine.origin());
        if (target.architecture() != Architecture.X86_64) {
            for (VirtualCpu cpu : machine.cpus()) {
                String name = machine.name() + "_" + Long.toUnsignedString(cpu.id());
                addThread(name, owner, machine.origin());
            }
        }
    }

    private void addThread(String name, String owner, Origin origin) {
        add("tcb_" + name, owner, origin);
        add("cnode_" + name, owner, origin);
        add("frame_ipcbuf_" + name, owner, origin);
    }

    private void add(String name, String owner, Origin origin) {
        names.add(new Named(name, owner, origin));
    }
}
