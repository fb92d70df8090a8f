package org.coreplatform.builder.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration on the command line, simulated or not.
///
/// @param nanos the duration
record Duration(long nanos) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(ns|us|ms|s|m)");

    /// Reads durations.
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "`%s` is no duration such as 2s, 1.5s or 100ms".formatted(text));
            }
            long unit = unit(form.group(3));
            long whole = Long.parseLong(form.group(1)) * unit;
            String fraction = form.group(2);
            return new Duration(fraction == null ? whole : whole + fraction(fraction, unit));
        }

        private static long unit(String name) {
            return switch (name) {
                case "ns" -> 1;
                case "us" -> 1_000;
                case "ms" -> 1_000_000;
                case "s" -> 1_000_000_000;
                default -> 60_000_000_000L;
            };
        }

        private static long fraction(String digits, long unit) {
            long nanos = 0;
            long place = unit;
            for (int i = 0; i < digits.length(); i++) {
                place /= 10;
                nanos += (digits.charAt(i) - '0') * place;
            }
            return nanos;
        }
    }
}
