package org.coreplatform.description.model;

import java.util.List;

/// A virtual machine that a protection domain monitors.
///
/// @param name its name
/// @param schedule when its processors run; on x86 they share the time of the PD
/// @param cpus its processors
/// @param maps its guest-physical memory
public record VirtualMachine(
        String name, Schedule schedule, List<VirtualCpu> cpus, List<Mapping> maps, Origin origin) {

    public VirtualMachine {
        cpus = List.copyOf(cpus);
        maps = List.copyOf(maps);
    }
}
