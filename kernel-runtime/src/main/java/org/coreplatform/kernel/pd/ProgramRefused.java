package org.coreplatform.kernel.pd;

/// Thrown when what stands at a thread's entry is not a program that may run.
final class ProgramRefused extends Exception {
    private static final long serialVersionUID = 1;

    /// @param reason for a person, lower case and without a final stop
    ProgramRefused(String reason) {
        super(reason);
    }

    /// {@return the reason}
    String reason() {
        return String.valueOf(getMessage());
    }
}
