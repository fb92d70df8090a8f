package org.coreplatform.builder.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.coreplatform.description.diagnostic.SnippetRenderer;

/// The three streams of a command, and whether a person looks at them.
///
/// @param in standard input
/// @param out standard output: the data
/// @param err standard error: all else
/// @param interactive whether a person types and reads
/// @param colour whether `--color auto` means colours
/// @param columns how wide lines may be
public record Terminal(
        InputStream in,
        Output out,
        PrintStream err,
        boolean interactive,
        boolean colour,
        int columns) {

    /// {@return this process's streams, in UTF-8}
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                isInteractive(),
                wantsColour(System.getenv(), isInteractive()),
                columns(System.getenv(), isInteractive()));
    }

    /// {@return streams without colours}
    public static Terminal of(InputStream in, OutputStream out, OutputStream err) {
        return new Terminal(
                in, new Output(out), utf8(err), false, false, SnippetRenderer.DEFAULT_WIDTH);
    }

    /// What the usual environment variables say; see no-color.org.
    static boolean wantsColour(Map<String, String> environment, boolean interactive) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "0");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return interactive && !"dumb".equals(environment.get("TERM"));
    }

    Terminal withColour(boolean wanted) {
        return new Terminal(in, out, err, interactive, wanted, columns);
    }

    Terminal withColumns(int wanted) {
        return new Terminal(in, out, err, interactive, colour, wanted);
    }

    /// How wide the terminal is, which shells and the launcher say in `COLUMNS`.
    static int columns(Map<String, String> environment, boolean interactive) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return interactive && columns.matches("[1-9][0-9]{0,3}")
                ? Integer.parseInt(columns)
                : SnippetRenderer.DEFAULT_WIDTH;
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), false, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("SystemConsoleNull") // it still is without a terminal on JDK 25
    private static boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
