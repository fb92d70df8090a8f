package org.coreplatform.sdk.profile;

/// How large the frames of Java PDs are, whatever the host makes of them.
public final class JavaFrames {
    /// Return address, saved registers and bookkeeping of a frame.
    private static final int FIXED_BYTES = 32;

    /// A local variable or operand of a frame.
    private static final int SLOT_BYTES = 8;

    private JavaFrames() {}

    /// {@return the bytes that a frame takes of `stack_size`}
    ///
    /// @param locals slots of local variables
    /// @param operands depth of the operand stack
    public static int bytes(int locals, int operands) {
        return FIXED_BYTES + SLOT_BYTES * (locals + operands);
    }
}
