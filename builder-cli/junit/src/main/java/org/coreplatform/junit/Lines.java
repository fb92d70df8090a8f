package org.coreplatform.junit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Puts the lines together that the threads and the UART print byte by byte.
final class Lines {
    private static final int MAX_LINE = 4096;

    private final Map<String, ByteArrayOutputStream> begun = new LinkedHashMap<>();
    private final BiConsumer<String, String> sink;

    /// @param sink gets printer and line when a line is complete
    Lines(BiConsumer<String, String> sink) {
        this.sink = sink;
    }

    void put(String printer, int character) {
        ByteArrayOutputStream line =
                begun.computeIfAbsent(printer, _ -> new ByteArrayOutputStream());
        if (character == '\n' || line.size() == MAX_LINE) {
            sink.accept(printer, line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
        if (character != '\n' && character != '\r') {
            line.write(character);
        }
    }
}
