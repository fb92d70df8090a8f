package org.coreplatform.sdk.profile;

/// How large the objects and frames of Java PDs are, whatever the host makes of them.
public final class JavaMemoryModel {
    /// Header of an object or array: class, monitor word, length.
    public static final int HEADER_BYTES = 16;

    public static final int REFERENCE_BYTES = 8;

    /// Sizes are rounded up to this.
    public static final int ALIGNMENT_BYTES = 8;

    /// An object of a class of the JDK without its arrays: a string, a box, a builder.
    public static final int LIBRARY_OBJECT_BYTES = 32;

    /// An exception with the stack trace that it carries.
    public static final int THROWABLE_BYTES = 256;

    /// Return address, saved registers and bookkeeping of a frame.
    public static final int FRAME_BYTES = 32;

    /// A local variable or operand of a frame.
    public static final int SLOT_BYTES = 8;

    private JavaMemoryModel() {}

    /// {@return the size that a frame takes of `stack_size`}
    ///
    /// @param locals slots of local variables
    /// @param operands depth of the operand stack
    public static int frameBytes(int locals, int operands) {
        return FRAME_BYTES + SLOT_BYTES * (locals + operands);
    }

    /// {@return the size of an array, at most [Long#MAX_VALUE] / 2}
    ///
    /// @param length 0 or more
    public static long arrayBytes(int length, int elementBytes) {
        return align(HEADER_BYTES + (long) length * elementBytes);
    }

    /// {@return a size, rounded up}
    public static long align(long bytes) {
        return (bytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
    }
}
