package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.OutputFile;
import org.coreplatform.description.format.FormatResult;
import org.coreplatform.description.format.SystemFormatter;
import org.coreplatform.description.xml.SourceDecoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat fmt`.
@Command(
        name = "fmt",
        header = "Lays out system descriptions.",
        description =
                "Rewrites files in place; comments and what the description means stay. In folders,"
                        + " descriptions are *.system files and *.xml files whose root is <system>.%n")
final class FmtCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final CorePlatformCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Descriptions and folders; - is standard input, written to output.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--check",
            description = "Writes nothing, names what would change; the exit code is 1 then.")
    private boolean check;

    @Option(names = "--diff", description = "Writes nothing, shows what would change.")
    private boolean diff;

    FmtCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        int exitCode = ExitCodes.OK;
        for (Path file : files) {
            if (file.equals(STANDARD_INPUT)) {
                exitCode = Math.max(exitCode, format("-", read(root.terminal().in())));
            } else if (Files.isDirectory(file)) {
                exitCode = Math.max(exitCode, formatFolder(file));
            } else {
                exitCode = Math.max(exitCode, format(file));
            }
        }
        return exitCode;
    }

    private int format(Path file) throws IOException {
        try (InputStream in = InputFile.open(file)) {
            return format(file.toString(), read(in));
        }
    }

    /// {@return the content; of what is too large for a description, one byte too many}
    private static byte[] read(InputStream in) throws IOException {
        return in.readNBytes(SourceDecoder.MAX_BYTES + 1);
    }

    private int formatFolder(Path folder) throws IOException {
        int exitCode = ExitCodes.OK;
        for (Path file : DescriptionFiles.in(folder)) {
            exitCode = Math.max(exitCode, format(file));
        }
        return exitCode;
    }

    private int format(String name, byte[] content) throws IOException {
        Terminal terminal = root.terminal();
        switch (SystemFormatter.format(name, content)) {
            case FormatResult.Refused refused -> {
                Findings.print(refused.diagnostics(), terminal, terminal.err());
                return ExitCodes.DIAGNOSTICS;
            }
            case FormatResult.Formatted formatted -> {
                return put(name, formatted, terminal);
            }
        }
    }

    private int put(String name, FormatResult.Formatted formatted, Terminal terminal)
            throws IOException {
        if (diff) {
            terminal.out().print(LineDiff.of(name, formatted.before(), formatted.after()));
        } else if (check && formatted.isChanged()) {
            terminal.out().println(name);
        } else if (!check && name.equals("-")) {
            terminal.out().print(formatted.after());
        } else if (!check && formatted.isChanged()) {
            byte[] bytes = formatted.after().getBytes(StandardCharsets.UTF_8);
            OutputFile.write(Path.of(name), bytes);
            terminal.err().println("formatted " + name);
        }
        return check && formatted.isChanged() ? ExitCodes.DIAGNOSTICS : ExitCodes.OK;
    }
}
