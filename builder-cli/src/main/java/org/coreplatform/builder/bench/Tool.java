package org.coreplatform.builder.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tool as a process: started by its launcher if that is known, otherwise as this JVM was.
///
/// @param jvm starts it without the launcher
/// @param launcher the script
public record Tool(Jvm jvm, Optional<Path> launcher) {

    /// What the launcher adds for commands that simulate nothing: their JVM lives too shortly for
    /// the second compiler.
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /// The tool in another JVM.
    public interface Jvm {
        /// {@return the command line of a JVM like this one}
        ///
        /// @param options further options
        /// @param arguments the tool's command and its arguments
        List<String> commandLine(List<String> options, List<String> arguments);
    }

    /// {@return the command line of a command, as users start it}
    ///
    /// @param simulates whether the command simulates
    private List<String> commandLine(boolean simulates, List<String> arguments) {
        if (launcher.isEmpty()) {
            return java(simulates, arguments);
        }
        List<String> words = new ArrayList<>();
        words.add(launcher.get().toString());
        words.addAll(arguments);
        return words;
    }

    private List<String> java(boolean simulates, List<String> arguments) {
        return jvm.commandLine(simulates ? List.of() : List.of(FIRST_COMPILER_ONLY), arguments);
    }

    /// {@return what a command prints on standard output, run in a JVM like this one}
    String output(boolean simulates, List<String> arguments) throws IOException {
        Process process = start(java(simulates, arguments), Redirect.INHERIT);
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process, arguments);
        return printed;
    }

    /// {@return nanoseconds that a command takes}
    long run(List<String> arguments) throws IOException {
        long start = System.nanoTime();
        Process process = start(commandLine(false, arguments), Redirect.DISCARD);
        process.getInputStream().readAllBytes();
        await(process, arguments);
        return System.nanoTime() - start;
    }

    /// {@return nanoseconds from the start of a simulation to the first byte that it prints}
    long firstByte(List<String> arguments) throws IOException {
        long start = System.nanoTime();
        Process process = start(commandLine(true, arguments), Redirect.DISCARD);
        try (InputStream out = process.getInputStream()) {
            int first = out.read();
            long nanos = System.nanoTime() - start;
            out.readAllBytes();
            await(process, arguments);
            if (first < 0) {
                throw new IllegalStateException("the system prints nothing");
            }
            return nanos;
        }
    }

    private static Process start(List<String> commandLine, Redirect errors) throws IOException {
        Process process = new ProcessBuilder(commandLine).redirectError(errors).start();
        process.getOutputStream().close();
        return process;
    }

    private static void await(Process process, List<String> arguments) {
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "`%s` ends with exit code %d"
                                .formatted(String.join(" ", arguments), exitCode));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
