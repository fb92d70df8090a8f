package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// What maps are in: the address space of a protection domain or of its virtual machine.
///
/// @param owner its name
/// @param maps its maps
/// @param limit end (exclusive) of the addresses at which it may have maps
/// @param above what lies above the limit
record AddressSpace(String owner, List<Mapping> maps, long limit, String above) {

    /// {@return the address spaces of a system}
    static List<AddressSpace> of(SystemDescription system, Target target) {
        List<AddressSpace> spaces = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            spaces.add(ofPd(pd, target));
            pd.microkit()
                    .virtualMachine()
                    .ifPresent(
                            vm ->
                                    spaces.add(
                                            new AddressSpace(
                                                    vm.name(),
                                                    vm.maps(),
                                                    target.userTop(),
                                                    "guests have no memory above that")));
        }
        return spaces;
    }

    private static AddressSpace ofPd(ProtectionDomain pd, Target target) {
        String above =
                pd.heapBytes() == 0
                        ? "the stack of `" + pd.name() + "` is above that"
                        : "heap and stack of `" + pd.name() + "` are above that";
        return new AddressSpace(pd.name(), pd.maps(), target.mapLimit(pd), above);
    }
}
