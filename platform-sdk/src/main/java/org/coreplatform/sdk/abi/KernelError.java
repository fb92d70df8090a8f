package org.coreplatform.sdk.abi;

/// Error codes in the label of the reply to an invocation (seL4 manual, "Errors").
public enum KernelError {
    NO_ERROR,
    INVALID_ARGUMENT,
    INVALID_CAPABILITY,
    ILLEGAL_OPERATION,
    RANGE_ERROR,
    ALIGNMENT_ERROR,
    FAILED_LOOKUP,
    TRUNCATED_MESSAGE,
    DELETE_FIRST,
    REVOKE_FIRST,
    NOT_ENOUGH_MEMORY;

    private static final KernelError[] BY_CODE = values();

    /// {@return the number that travels in the reply's label}
    public int code() {
        return ordinal();
    }

    /// {@return the error with this number}
    ///
    /// @param code a label of 0 to 10
    public static KernelError of(long code) {
        return BY_CODE[Math.toIntExact(code)];
    }
}
