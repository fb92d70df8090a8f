package org.coreplatform.builder.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What to debug, and where the debugger comes in.
///
/// @param protectionDomain its name
/// @param port on this machine
record DebugTarget(String protectionDomain, int port) {
    private static final int DEFAULT_PORT = 5005;
    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

    /// Reads `NAME` or `NAME:PORT`.
    static final class Converter implements ITypeConverter<DebugTarget> {
        @Override
        public DebugTarget convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "`%s` is not NAME or NAME:PORT, such as pump:5005".formatted(text));
            }
            String digits = form.group(2);
            int port = digits == null ? DEFAULT_PORT : Integer.parseInt(digits);
            if (port < 1 || port > MAX_PORT) {
                throw new TypeConversionException(
                        "`%s` is no port: they are 1 to %d".formatted(digits, MAX_PORT));
            }
            return new DebugTarget(form.group(1), port);
        }
    }
}
