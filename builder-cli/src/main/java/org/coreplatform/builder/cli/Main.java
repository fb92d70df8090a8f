package org.coreplatform.builder.cli;

/// The process: its streams, its environment, its exit code.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    ///
    /// @param args the command and its arguments
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = Cli.run(args, terminal);
        terminal.flush();
        // System.exit would look for a logger that wants to know of it, in every jar.
        Runtime.getRuntime().halt(exitCode);
    }
}
