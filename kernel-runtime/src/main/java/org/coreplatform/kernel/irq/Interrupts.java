package org.coreplatform.kernel.irq;

import java.util.Arrays;
import java.util.List;
import org.coreplatform.board.irq.InterruptController;
import org.coreplatform.kernel.object.Slot;

/// The device interrupts: which ones have a handler, and what they signal.
///
/// An interrupt is delivered once and then not again until its handler acknowledges it, to the core
/// on which its handler was issued. Above the board's sources are the numbers that the kernel keeps
/// for itself, as seL4 does: with several cores two for the interrupts between them, and always the
/// last one for its timer. They count as issued, so that nobody else can have them.
public final class Interrupts {
    private static final int BETWEEN_CORES = 2;

    private final List<InterruptController> controllers;
    private final int[] cores;
    private final Slot[] signals;
    private final boolean[] issued;

    /// @param controllers how each core sees the interrupt controller
    /// @param maxSource the highest source of the board
    public Interrupts(List<InterruptController> controllers, int maxSource) {
        this.controllers = List.copyOf(controllers);
        int kept = controllers.size() > 1 ? BETWEEN_CORES + 1 : 1;
        int count = maxSource + 1 + kept;
        cores = new int[count];
        signals = new Slot[count];
        for (int i = 0; i < count; i++) {
            signals[i] = new Slot();
        }
        issued = new boolean[count];
        Arrays.fill(issued, maxSource + 1, count, true);
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

    /// Lets an interrupt through to a core, now that it has a handler.
    public void issue(int irq, int core) {
        issued[irq] = true;
        cores[irq] = core;
        controllers.get(core).enable(irq);
    }

    /// Stops an interrupt: its last handler is gone.
    public void retire(int irq) {
        issued[irq] = false;
        controllers.get(cores[irq]).disable(irq);
    }

    /// {@return the interrupt for a core to handle now, 0 for none}
    public int take(int core) {
        return controllers.get(core).claim();
    }

    /// Lets an interrupt come again.
    public void acknowledge(int irq) {
        controllers.get(cores[irq]).complete(irq);
    }
}
