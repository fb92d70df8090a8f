package org.coreplatform.builder.cli;

/// Ends a command with a line for the user and an exit code.
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /// @param exitCode one of [ExitCodes]
    /// @param line what the user is told
    CommandFailed(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
