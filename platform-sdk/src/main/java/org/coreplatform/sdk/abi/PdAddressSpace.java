package org.coreplatform.sdk.abi;

/// The address space of a protection domain on RV64 Sv39 (Microkit 2.3).
///
/// ```
/// 0x3f_ffff_f000  end of user addresses
/// 0x3f_ffff_e000  IPC buffer page
/// 0x3f_ffff_d000  (guard page), the stack grows down from here
///                 stack_size
///                 (guard page)
///                 heap_size, Java PDs only: charged, never addressed by the PD
///  …              regions, at the addresses that the description gives
/// 0x20_0000       program
/// ```
public final class PdAddressSpace {
    public static final long USER_TOP = 0x3f_ffff_f000L;
    public static final long IPC_BUFFER = 0x3f_ffff_e000L;
    public static final long STACK_TOP = 0x3f_ffff_d000L;
    public static final long PROGRAM_BASE = 0x20_0000L;
    public static final int PAGE_BITS = 12;
    public static final long PAGE_BYTES = 1L << PAGE_BITS;
    public static final int LARGE_PAGE_BITS = 21;
    public static final long LARGE_PAGE_BYTES = 1L << LARGE_PAGE_BITS;

    private PdAddressSpace() {}

    /// {@return the lowest address of the stack}
    ///
    /// @param stackBytes the PD's `stack_size`
    public static long stackBottom(long stackBytes) {
        return STACK_TOP - stackBytes;
    }

    /// {@return the end (exclusive) of the heap, a guard page below the stack}
    public static long heapTop(long stackBytes) {
        return stackBottom(stackBytes) - PAGE_BYTES;
    }

    /// {@return the end (exclusive) of the addresses that regions may be mapped at}
    ///
    /// @param stackBytes the PD's `stack_size`
    /// @param heapBytes the PD's `heap_size`, 0 for none
    public static long mapLimit(long stackBytes, long heapBytes) {
        return heapBytes == 0 ? stackBottom(stackBytes) : heapTop(stackBytes) - heapBytes;
    }
}
