package org.coreplatform.builder.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An amount of memory on the command line.
///
/// @param bytes the amount
record MemorySize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(K|M|G)(?:i?B)?");

    /// Reads amounts.
    static final class Converter implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "`%s` is no amount of memory such as 64M or 1G".formatted(text));
            }
            int shift =
                    switch (form.group(2)) {
                        case "K" -> 10;
                        case "M" -> 20;
                        default -> 30;
                    };
            return new MemorySize(Long.parseLong(form.group(1)) << shift);
        }
    }
}
