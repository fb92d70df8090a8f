package org.coreplatform.kernel.spec;

import org.coreplatform.sdk.abi.CapabilityRights;

/// What a frame capability lets user code do. Writing without reading cannot be expressed.
public enum VmRights {
    KERNEL_ONLY,
    READ_ONLY,
    READ_WRITE;

    /// {@return what is left of these rights under a rights word}
    VmRights masked(long rights) {
        boolean read = (rights & CapabilityRights.READ) != 0;
        boolean write = (rights & CapabilityRights.WRITE) != 0;
        if (!read || this == KERNEL_ONLY) {
            return KERNEL_ONLY;
        }
        return write ? this : READ_ONLY;
    }

    boolean allow(boolean reading, boolean writing) {
        return writing ? this == READ_WRITE : !reading || this != KERNEL_ONLY;
    }

    static VmRights most(VmRights a, VmRights b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
