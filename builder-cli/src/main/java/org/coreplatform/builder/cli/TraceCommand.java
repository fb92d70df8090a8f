package org.coreplatform.builder.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.coreplatform.builder.trace.TimelinePage;
import org.coreplatform.builder.trace.Trace;
import org.coreplatform.builder.trace.TracePicture;
import org.coreplatform.builder.trace.TraceReader;
import org.coreplatform.builder.trace.TraceRefused;
import org.coreplatform.builder.trace.TraceText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat trace`: shows a recorded run.
@Command(
        name = "trace",
        header = "Shows a trace that `coreplat run --trace` has recorded.",
        description =
                "As a page with a timeline and a sequence chart, as text with one line for each"
                        + " event, or as a picture. Perfetto (ui.perfetto.dev) opens the trace"
                        + " itself.%n")
final class TraceCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    private final CorePlatformCommand root;

    @Parameters(paramLabel = "TRACE", description = "The trace.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write. Default: standard output.")
    private Path output = TextOutput.STANDARD;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "html (default), text, timeline (an SVG of who ran when) or sequence (an SVG"
                            + " of who sent what to whom).")
    private Form form = Form.HTML;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description = "Shows what happened from this simulated time on, such as 1.5ms.")
    private Duration from = new Duration(0);

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description = "Shows what happened up to this simulated time.")
    private @Nullable Duration to;

    /// How to show it.
    enum Form {
        HTML,
        TEXT,
        TIMELINE,
        SEQUENCE;

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
        long first = cycles(trace, from);
        long last = to == null ? Long.MAX_VALUE : cycles(trace, to);
        if (last < first) {
            throw new CommandFailed(ExitCodes.USAGE, "error: `--to` is before `--from`");
        }
        new Overwriting().of(file).by(output);
        TextOutput.write(output, text(trace, first, last), root.terminal());
        return ExitCodes.OK;
    }

    private static long cycles(Trace trace, Duration time) {
        return Math.round((double) time.nanos() * trace.clockHz() / NANOS);
    }

    private String text(Trace trace, long first, long last) {
        return switch (form) {
            case HTML -> TimelinePage.of(trace, first, last);
            case TEXT -> TraceText.lines(trace, first, last);
            case TIMELINE -> picture(trace, first, last).timeline();
            case SEQUENCE -> picture(trace, first, last).sequence();
        };
    }

    private static TracePicture picture(Trace trace, long first, long last) {
        TracePicture picture = TracePicture.of(trace, first, last);
        if (!picture.fits()) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: more than %,d stretches and events cannot be drawn so that anybody could read them%nhelp: choose a part with `--from` and `--to`, or a page with `--format html`"
                            .formatted(TracePicture.MAX_PARTS));
        }
        return picture;
    }

    private Trace read() throws IOException {
        try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
            return TraceReader.read(in);
        } catch (TraceRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: `%s` is not a trace: %s".formatted(file, refused.getMessage()));
        }
    }
}
