package org.coreplatform.kernel.spec;

/// A device's interrupt source.
///
/// @param issued whether there is a handler capability for it
/// @param pending whether the device has asked for service
/// @param inService whether it was taken and not yet acknowledged: it does not interrupt again
/// @param core where it interrupts
record Irq(boolean issued, boolean pending, boolean inService, int core) {
    static final Irq UNUSED = new Irq(false, false, false, 0);

    Irq issuedOn(int c) {
        return new Irq(true, pending, inService, c);
    }

    Irq retired() {
        return new Irq(false, pending, false, core);
    }

    /// {@return it after the device asked for service for a moment}
    Irq pulsed() {
        return new Irq(issued, pending || !inService, inService, core);
    }

    Irq taken() {
        return new Irq(issued, false, true, core);
    }

    Irq acknowledged() {
        return new Irq(issued, pending, false, core);
    }

    boolean interrupts() {
        return issued && pending;
    }
}
