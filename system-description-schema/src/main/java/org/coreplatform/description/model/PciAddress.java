package org.coreplatform.description.model;

import java.util.Locale;
import java.util.Optional;

/// A function of a PCI device.
public record PciAddress(int bus, int device, int function) {
    private static final int HEXADECIMAL = 16;
    private static final int MAX_BUS = 0xff;
    private static final int MAX_DEVICE = 0x1f;
    private static final int MAX_FUNCTION = 7;

    /// {@return the address that is written `bus:device.function` in hexadecimal}
    public static Optional<PciAddress> parse(String text) {
        int colon = text.indexOf(':');
        int dot = text.indexOf('.', colon + 1);
        if (colon < 0 || dot < 0) {
            return Optional.empty();
        }
        int bus = part(text.substring(0, colon), MAX_BUS);
        int device = part(text.substring(colon + 1, dot), MAX_DEVICE);
        int function = part(text.substring(dot + 1), MAX_FUNCTION);
        return bus < 0 || device < 0 || function < 0
                ? Optional.empty()
                : Optional.of(new PciAddress(bus, device, function));
    }

    /// Microkit reads each part as a signed number, so there may be a sign.
    private static int part(String text, int max) {
        try {
            long value = Long.parseLong(text.strip(), HEXADECIMAL);
            return 0 <= value && value <= max && text.chars().allMatch(c -> c < 0x80)
                    ? (int) value
                    : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02x:%02x.%x", bus, device, function);
    }
}
