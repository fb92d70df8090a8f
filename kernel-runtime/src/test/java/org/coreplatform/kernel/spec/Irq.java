package org.coreplatform.kernel.spec;

/// A device's interrupt source.
///
/// @param issued whether there is a handler capability for it
/// @param pending whether the device has asked for service
/// @param inService whether it was taken and not yet acknowledged: it does not interrupt again
record Irq(boolean issued, boolean pending, boolean inService) {
    static final Irq UNUSED = new Irq(false, false, false);

    Irq withIssued(boolean now) {
        return new Irq(now, pending, inService && now);
    }

    /// {@return it after the device asked for service for a moment}
    Irq pulsed() {
        return new Irq(issued, pending || !inService, inService);
    }

    Irq taken() {
        return new Irq(issued, false, true);
    }

    Irq acknowledged() {
        return new Irq(issued, pending, false);
    }

    boolean interrupts() {
        return issued && pending;
    }
}
