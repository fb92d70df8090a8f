package org.coreplatform.description.model;

/// What raises an interrupt.
public sealed interface InterruptSource {
    /// {@return the number by which the kernel tells interrupts apart}
    long number();

    /// {@return the attribute that gives the number}
    String attribute();

    /// A line of the interrupt controller (ARM, RISC-V).
    record Line(long number) implements InterruptSource {
        @Override
        public String attribute() {
            return "irq";
        }
    }

    /// A pin of an IOAPIC (x86).
    ///
    /// @param number the vector
    record IoApic(long ioapic, long pin, long number) implements InterruptSource {
        @Override
        public String attribute() {
            return "vector";
        }
    }

    /// A message of a PCI device (x86).
    ///
    /// @param number the vector
    record Msi(PciAddress device, long handle, long number) implements InterruptSource {
        @Override
        public String attribute() {
            return "vector";
        }
    }
}
