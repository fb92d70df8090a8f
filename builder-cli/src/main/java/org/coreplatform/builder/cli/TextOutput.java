package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.coreplatform.builder.pipeline.OutputFile;

/// Where a command puts the text that it makes.
final class TextOutput {
    /// Standard output, as commands name it.
    static final Path STANDARD = Path.of("-");

    private TextOutput() {}

    /// Writes a text to a file, as a whole or not at all, or to standard output.
    static void write(Path place, String text, Terminal terminal) throws IOException {
        if (place.equals(STANDARD)) {
            terminal.out().print(text);
        } else {
            OutputFile.write(place, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
