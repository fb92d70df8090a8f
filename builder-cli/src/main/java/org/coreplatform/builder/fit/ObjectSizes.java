package org.coreplatform.builder.fit;

import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Target;

/// Sizes of kernel objects in seL4 16.0 with mixed-criticality scheduling, as binary logarithms
/// (`libsel4`, `constants.h` of the architectures).
final class ObjectSizes {
    static final int ENDPOINT = 4;
    static final int REPLY = 5;
    static final int NOTIFICATION = 6;
    static final int SCHEDULING_CONTEXT = 8;
    static final int TCB = 11;
    static final int VCPU = 12;
    static final int FRAME = 12;
    static final int PAGE_TABLE = 12;

    /// The CNode with what a PD gets from Microkit: 512 slots of 32 bytes.
    static final int CNODE = 14;

    /// The CNode above it: 64 slots.
    static final int ROOT_CNODE = 11;

    private static final long END_OF_40_BITS = 1L << 40;
    private static final int GIBIBYTE = 30;

    private ObjectSizes() {}

    /// {@return the table at the top of an address space; hypervisors of 40 bits have two pages}
    static int addressSpace(Target target) {
        return target.architecture() == Architecture.AARCH64 && target.userTop() == END_OF_40_BITS
                ? PAGE_TABLE + 1
                : PAGE_TABLE;
    }

    /// {@return what each table below the top covers, from the largest, as binary logarithms}
    static int[] tables(Target target) {
        int leaf = FRAME + 9;
        return target.userTop() <= END_OF_40_BITS
                ? new int[] {GIBIBYTE, leaf}
                : new int[] {GIBIBYTE + 9, GIBIBYTE, leaf};
    }
}
