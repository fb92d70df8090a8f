package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.PdCSpace;
import org.jspecify.annotations.Nullable;

/// An interrupt of this PD. Two objects with the same id are the same interrupt.
public final class Interrupt {
    private final int id;

    /// An interrupt. Programs use the constants that the builder generates.
    ///
    /// @param id the PD's id for the interrupt
    public Interrupt(int id) {
        if (id < 0 || id >= Limits.CHANNELS) {
            throw Kernel.misuse("an interrupt id is between 0 and 63");
        }
        this.id = id;
    }

    public int id() {
        return id;
    }

    /// Lets the interrupt be raised again. Quieten the device first.
    public void acknowledge() {
        requireOwned();
        Kernel.acknowledge(id);
    }

    /// Acknowledges when this PD waits for its next event: one system call for both.
    public void deferredAcknowledge() {
        requireOwned();
        Kernel.defer(PdCSpace.BASE_IRQ + id, InvocationLabel.IRQ_ACK_IRQ);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Interrupt that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    private void requireOwned() {
        if (!PdMain.ownsInterrupt(id)) {
            throw Kernel.misuse("the description does not give this PD the interrupt");
        }
    }
}
