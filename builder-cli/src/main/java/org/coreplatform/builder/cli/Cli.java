package org.coreplatform.builder.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Runs commands: the one way in, for [Main] and for tests.
public final class Cli {
    private Cli() {}

    /// Runs a command without colours; {@return its exit code}.
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        return run(args, Terminal.of(in, out, err));
    }

    static int run(String[] args, Terminal terminal) {
        Failures failures = new Failures(terminal);
        try {
            return commandLine(terminal, failures).execute(args);
        } catch (VirtualMachineError failure) {
            return failures.execution(failure);
        } finally {
            terminal.flush();
        }
    }

    private static CommandLine commandLine(Terminal terminal, Failures failures) {
        CorePlatformCommand root = new CorePlatformCommand(terminal);
        CommandLine commandLine =
                new CommandLine(root)
                        .addSubcommand(new InitCommand(root))
                        .addSubcommand(new CheckCommand(root))
                        .addSubcommand(new BuildCommand(root))
                        .addSubcommand(new GenerateCommand(root))
                        .addSubcommand(new RunCommand(root))
                        .addSubcommand(new TestCommand(root))
                        .addSubcommand(new InspectCommand(root))
                        .addSubcommand(new TraceCommand(root))
                        .addSubcommand(new ExplainCommand(root))
                        .addSubcommand(new BoardsCommand(root))
                        .addSubcommand(new BenchCommand(root))
                        .addSubcommand(new HelpCommand());
        return commandLine
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .registerConverter(MemorySize.class, new MemorySize.Converter())
                .registerConverter(Duration.class, new Duration.Converter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> failures.usage(failure))
                .setExecutionExceptionHandler((failure, _, _) -> failures.execution(failure));
    }
}
