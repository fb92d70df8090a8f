package org.coreplatform.sdk.abi;

/// Numbers of user exceptions: RISC-V `scause` codes, and the software causes of Java PDs.
///
/// RISC-V reserves codes 24 to 31 and 48 to 63 for custom use (privileged specification, table of
/// `scause` values); the causes that only a Java PD can raise are numbered there.
public final class UserExceptionNumber {
    public static final int INSTRUCTION_MISALIGNED = 0;
    public static final int ILLEGAL_INSTRUCTION = 2;
    public static final int BREAKPOINT = 3;
    public static final int LOAD_MISALIGNED = 4;
    public static final int STORE_MISALIGNED = 6;

    /// A Java exception left an entry point.
    public static final int UNCAUGHT_EXCEPTION = 48;

    /// Call depth times frame size exceeded `stack_size`.
    public static final int STACK_OVERFLOW = 49;

    /// Live objects plus new allocations exceeded `heap_size`.
    public static final int HEAP_EXHAUSTED = 50;

    /// The program in the image was refused by the loader.
    public static final int PROGRAM_REFUSED = 51;

    /// An entry point was called that the PD does not override.
    public static final int MISSING_ENTRY_POINT = 52;

    /// The PD used the SDK against its rules, such as a message of more than 16 words.
    public static final int SDK_MISUSE = 53;

    private UserExceptionNumber() {}
}
