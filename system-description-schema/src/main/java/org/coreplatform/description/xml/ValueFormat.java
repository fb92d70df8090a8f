package org.coreplatform.description.xml;

import java.util.List;

/// How the value of an attribute is written.
sealed interface ValueFormat {
    /// Anything.
    record Text() implements ValueFormat {}

    /// Decimal or `0x` hexadecimal with optional `_`, 64 bits.
    record Integer64() implements ValueFormat {}

    /// Like a number, but Microkit takes decimal digits only.
    ///
    /// @param signed whether Microkit takes a minus sign
    record Plain(boolean signed) implements ValueFormat {}

    /// `true` or `false`.
    record Flag() implements ValueFormat {}

    /// One of some words.
    record Word(List<String> words) implements ValueFormat {}

    /// Some of these letters, in any order.
    record Letters(String letters) implements ValueFormat {}

    /// A PCI address `bus:device.function` in hexadecimal.
    record Pci() implements ValueFormat {}

    /// A number, one blank, and `us` or `ticks`.
    record Duration() implements ValueFormat {}

    ValueFormat PCI = new Pci();
    ValueFormat DURATION = new Duration();
    ValueFormat TEXT = new Text();
    ValueFormat NUMBER = new Integer64();
    ValueFormat PLAIN = new Plain(true);
    ValueFormat UNSIGNED = new Plain(false);
    ValueFormat FLAG = new Flag();
    ValueFormat RWX = new Letters("rwx");
    ValueFormat RW = new Letters("rw");

    static ValueFormat words(String... words) {
        return new Word(List.of(words));
    }
}
