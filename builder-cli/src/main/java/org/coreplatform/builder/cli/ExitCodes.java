package org.coreplatform.builder.cli;

/// What the exit codes mean.
public final class ExitCodes {
    /// Done.
    public static final int OK = 0;

    /// The description, a program or an image has errors.
    public static final int DIAGNOSTICS = 1;

    /// The command line is wrong.
    public static final int USAGE = 2;

    /// The system under simulation failed.
    public static final int GUEST_FAILED = 3;

    /// A mistake of ours.
    public static final int INTERNAL = 70;

    /// A file cannot be read or written.
    public static final int IO = 74;

    /// Ctrl-C.
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
