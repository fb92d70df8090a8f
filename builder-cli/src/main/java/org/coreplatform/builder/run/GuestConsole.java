package org.coreplatform.builder.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.coreplatform.kernel.trace.ConsoleSink;

/// What the system under simulation prints, on one stream.
///
/// The UART's bytes go through as they are: it is a serial line. The kernel's debug console takes
/// characters of any thread in any order, so each thread gets whole lines, after its name:
///
/// ```
/// controller | dose 1 of 5
/// ```
///
/// A line of the debug console begins in the first column, also in the middle of a line of the
/// UART.
public final class GuestConsole implements ConsoleSink {
    /// Longer lines are broken: a thread that never ends its line cannot fill the memory.
    private static final int MAX_LINE = 4096;

    private final PrintStream out;
    private final int nameWidth;
    private final Map<String, ByteArrayOutputStream> lines = new LinkedHashMap<>();
    private boolean inFirstColumn = true;

    /// @param nameWidth columns for names
    public GuestConsole(PrintStream out, int nameWidth) {
        this.out = out;
        this.nameWidth = nameWidth;
    }

    @Override
    public void put(String thread, int character) {
        ByteArrayOutputStream line =
                lines.computeIfAbsent(thread, _ -> new ByteArrayOutputStream());
        if (character == '\n' || line.size() == MAX_LINE) {
            printLine(thread, line);
        }
        if (character != '\n' && character != '\r') {
            line.write(character);
        }
    }

    /// Prints a byte that the UART has sent.
    public void transmit(int character) {
        out.write(character);
        inFirstColumn = character == '\n';
    }

    /// Shows what was printed.
    public void flush() {
        out.flush();
    }

    /// Prints the lines that nobody has ended.
    public void close() {
        lines.forEach(
                (thread, line) -> {
                    if (line.size() > 0) {
                        printLine(thread, line);
                    }
                });
        startLine();
        out.flush();
    }

    private void printLine(String thread, ByteArrayOutputStream line) {
        startLine();
        byte[] name = thread.getBytes(StandardCharsets.UTF_8);
        out.write(name, 0, name.length);
        for (int column = thread.length(); column < nameWidth; column++) {
            out.write(' ');
        }
        out.writeBytes(SEPARATOR);
        out.writeBytes(line.toByteArray());
        out.write('\n');
        line.reset();
    }

    private void startLine() {
        if (!inFirstColumn) {
            out.write('\n');
            inFirstColumn = true;
        }
    }

    private static final byte[] SEPARATOR = " | ".getBytes(StandardCharsets.UTF_8);
}
