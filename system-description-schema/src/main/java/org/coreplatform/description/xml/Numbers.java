package org.coreplatform.description.xml;

import java.util.Optional;

/// Reads numbers as Microkit does.
final class Numbers {
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private Numbers() {}

    /// {@return a number of 64 bits: decimal or `0x` hexadecimal, `_` anywhere, perhaps a `+`}
    static Optional<Long> number(String text) {
        String digits = text.replace("_", "");
        return digits.startsWith("0x")
                ? unsigned(digits.substring(2), HEXADECIMAL)
                : unsigned(digits, DECIMAL);
    }

    /// {@return a decimal number without `_`}
    ///
    /// @param signed whether it may be negative, and has 63 bits
    static Optional<Long> plain(String text, boolean signed) {
        if (!signed) {
            return unsigned(text, DECIMAL);
        }
        if (text.startsWith("-")) {
            return text.startsWith("-+")
                    ? Optional.empty()
                    : unsigned(text.substring(1), DECIMAL)
                            .filter(value -> value >= 0)
                            .map(value -> -value);
        }
        return unsigned(text, DECIMAL).filter(value -> value >= 0);
    }

    private static Optional<Long> unsigned(String text, int radix) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i), radix)) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException _) {
            return Optional.empty(); // more than 64 bits
        }
    }

    private static boolean isDigit(int c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
