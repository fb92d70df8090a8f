package org.coreplatform.builder.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.coreplatform.builder.trace.TimelinePage;
import org.coreplatform.builder.trace.Trace;
import org.coreplatform.builder.trace.TraceReader;
import org.coreplatform.builder.trace.TraceRefused;
import org.coreplatform.builder.trace.TraceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat trace`: shows a recorded run.
@Command(
        name = "trace",
        header = "Shows a trace that `coreplat run --trace` has recorded.",
        description =
                "As a page with a timeline and a sequence chart, or as text with one line for each"
                        + " event. Perfetto (ui.perfetto.dev) opens the trace itself.%n")
final class TraceCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "TRACE", description = "The trace.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "html (default) or text.")
    private Form form = Form.HTML;

    /// How to show it.
    enum Form {
        HTML,
        TEXT;

        /// {@return the word on the command line}
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    TraceCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Trace trace = read();
        var out = root.terminal().out();
        switch (form) {
            case HTML -> out.print(TimelinePage.of(trace));
            case TEXT -> trace.events().forEach(event -> out.println(TraceText.line(event)));
        }
        return ExitCodes.OK;
    }

    private Trace read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return TraceReader.read(in);
        } catch (TraceRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: `%s` is not a trace: %s".formatted(file, refused.getMessage()));
        }
    }
}
