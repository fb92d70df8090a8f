package org.coreplatform.builder.diagram;

import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;

/// Ids of boxes and lines: names may be used twice, and hold anything.
public final class Ids {
    private Ids() {}

    /// {@return the id of a protection domain's box}
    public static String of(ProtectionDomain pd) {
        return "pd-" + pd.index();
    }

    /// {@return the id of the box of a protection domain's virtual machine}
    public static String ofVm(ProtectionDomain pd) {
        return "vm-" + pd.index();
    }

    /// {@return the id of a memory region's box}
    public static String of(MemoryRegion region) {
        return "mr-" + region.index();
    }

    /// {@return the id of a channel's line}
    ///
    /// @param index its position in the system's list
    public static String ofChannel(int index) {
        return "ch-" + index;
    }

    static String ofIoSpace(int index) {
        return "io-" + index;
    }
}
