package org.coreplatform.kernel.spec;

/// Where a capability can be: in a CNode, in a TCB, or in the kernel's table of interrupts.
///
/// @param holder address of the CNode or TCB, [#INTERRUPTS] for the table
/// @param index which of its slots
public record SlotId(long holder, long index) implements Comparable<SlotId> {
    /// The holder of the notifications that interrupts signal, by source.
    static final long INTERRUPTS = 1;

    static final int TCB_CSPACE = 0;
    static final int TCB_VSPACE = 1;
    static final int TCB_BUFFER = 2;
    static final int TCB_FAULT_HANDLER = 3;
    static final int TCB_TIMEOUT_HANDLER = 4;
    static final int TCB_SLOTS = 5;

    static SlotId ofInterrupt(int irq) {
        return new SlotId(INTERRUPTS, irq);
    }

    /// {@return whether it is in the table of interrupts}
    public boolean isOfInterrupt() {
        return holder == INTERRUPTS;
    }

    @Override
    public int compareTo(SlotId other) {
        int order = Long.compare(holder, other.holder);
        return order != 0 ? order : Long.compare(index, other.index);
    }
}
