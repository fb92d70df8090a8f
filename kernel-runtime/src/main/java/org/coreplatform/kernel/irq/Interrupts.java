package org.coreplatform.kernel.irq;

import org.coreplatform.board.irq.InterruptController;
import org.coreplatform.kernel.object.Slot;

/// The device interrupts: which ones have a handler, and what they signal.
///
/// An interrupt is delivered once and then not again until its handler acknowledges it. The last
/// number is the kernel's own timer, which nobody else can have.
public final class Interrupts {
    private final InterruptController controller;
    private final Slot[] signals;
    private final boolean[] issued;

    /// @param maxSource the highest source of the board
    public Interrupts(InterruptController controller, int maxSource) {
        this.controller = controller;
        int count = maxSource + 2;
        signals = new Slot[count];
        for (int i = 0; i < count; i++) {
            signals[i] = new Slot();
        }
        issued = new boolean[count];
        issued[count - 1] = true;
    }

    /// {@return the highest interrupt number}
    public int max() {
        return issued.length - 1;
    }

    /// {@return whether there is a handler, or the kernel keeps it}
    public boolean isIssued(int irq) {
        return issued[irq];
    }

    /// {@return the slot of the notification that an interrupt signals}
    public Slot signal(int irq) {
        return signals[irq];
    }

    /// Lets an interrupt through, now that it has a handler.
    public void issue(int irq) {
        issued[irq] = true;
        controller.enable(irq);
    }

    /// Stops an interrupt: its last handler is gone.
    public void retire(int irq) {
        issued[irq] = false;
        controller.disable(irq);
    }

    /// {@return the interrupt to handle now, 0 for none}
    public int take() {
        return controller.claim();
    }

    /// Lets an interrupt come again.
    public void acknowledge(int irq) {
        controller.complete(irq);
    }
}
