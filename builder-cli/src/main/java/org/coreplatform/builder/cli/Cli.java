package org.coreplatform.builder.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
            int exitCode = commandLine(args, terminal, failures).execute(args);
            return terminal.out().failure().map(failures::lostOutput).orElse(exitCode);
        } catch (VirtualMachineError failure) {
            return failures.execution(failure);
        } finally {
            terminal.flush();
        }
    }

    /// {@return all commands by name, in the order of the help}
    private static Map<String, Supplier<Object>> commands(CorePlatformCommand root) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("init", () -> new InitCommand(root));
        commands.put("check", () -> new CheckCommand(root));
        commands.put("fmt", () -> new FmtCommand(root));
        commands.put("build", () -> new BuildCommand(root));
        commands.put("generate", () -> new GenerateCommand(root));
        commands.put("run", () -> new RunCommand(root));
        commands.put("test", () -> new TestCommand(root));
        commands.put("inspect", () -> new InspectCommand(root));
        commands.put("trace", () -> new TraceCommand(root));
        commands.put("graph", () -> new GraphCommand(root));
        commands.put("report", () -> new ReportCommand(root));
        commands.put("explain", () -> new ExplainCommand(root));
        commands.put("boards", () -> new BoardsCommand(root));
        commands.put("bench", () -> new BenchCommand(root));
        commands.put("help", HelpCommand::new);
        return commands;
    }

    /// Makes the command line that these words need: if the first one names a command, no other
    /// command has a say, and making a command's model takes time.
    private static CommandLine commandLine(String[] args, Terminal terminal, Failures failures) {
        CorePlatformCommand root = new CorePlatformCommand(terminal);
        CommandLine commandLine = new CommandLine(root);
        Map<String, Supplier<Object>> commands = commands(root);
        if (args.length > 0 && commands.containsKey(args[0]) && !args[0].equals("help")) {
            commands.keySet().retainAll(List.of(args[0]));
        }
        for (Supplier<Object> command : commands.values()) {
            commandLine.addSubcommand(command.get());
        }
        return commandLine
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .registerConverter(MemorySize.class, new MemorySize.Converter())
                .registerConverter(DebugTarget.class, new DebugTarget.Converter())
                .registerConverter(Duration.class, new Duration.Converter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> failures.usage(failure))
                .setExecutionExceptionHandler((failure, _, _) -> failures.execution(failure));
    }
}
