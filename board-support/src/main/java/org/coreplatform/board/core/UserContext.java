package org.coreplatform.board.core;

import org.jspecify.annotations.Nullable;

/// The state of a user thread that a core loads when it runs it, and the evidence of its last
/// trap.
///
/// The kernel's TCB owns one. `faultIp` is the address of the instruction that trapped; `nextIp`
/// is where execution goes on: `faultIp + 4` after a system call, `faultIp` otherwise.
public final class UserContext {
    public static final int RA = 1;
    public static final int SP = 2;
    public static final int GP = 3;
    public static final int TP = 4;
    public static final int T0 = 5;

    /// Register a0; a1 to a7 follow.
    public static final int A0 = 10;

    public static final int A1 = 11;
    public static final int A2 = 12;
    public static final int A6 = 16;
    public static final int A7 = 17;

    private final long[] registers = new long[32];
    private long faultIp;
    private long nextIp;
    private long pageTableRoot;
    private long faultAddress;
    private Access faultAccess = Access.LOAD;
    private long exceptionNumber;
    private @Nullable String exceptionReason;
    private @Nullable Object engineState;

    /// {@return register x0 to x31}
    public long register(int index) {
        return registers[index];
    }

    /// Sets register x1 to x31.
    public void setRegister(int index, long value) {
        registers[index] = value;
    }

    public long faultIp() {
        return faultIp;
    }

    public void setFaultIp(long address) {
        faultIp = address;
    }

    public long nextIp() {
        return nextIp;
    }

    public void setNextIp(long address) {
        nextIp = address;
    }

    /// {@return physical address of the root page table, 0 for none: every access faults}
    public long pageTableRoot() {
        return pageTableRoot;
    }

    public void setPageTableRoot(long physicalAddress) {
        pageTableRoot = physicalAddress;
    }

    /// {@return the address whose access faulted (`stval`), after a page fault}
    public long faultAddress() {
        return faultAddress;
    }

    /// {@return what the faulting access was, after a page fault}
    public Access faultAccess() {
        return faultAccess;
    }

    /// Records the evidence of a page fault.
    public void setPageFault(long address, Access access) {
        faultAddress = address;
        faultAccess = access;
    }

    /// {@return the cause of the last exception, see
    /// [org.coreplatform.sdk.abi.UserExceptionNumber]}
    public long exceptionNumber() {
        return exceptionNumber;
    }

    /// {@return words for a person about the last exception; the kernel does not look at them}
    public @Nullable String exceptionReason() {
        return exceptionReason;
    }

    /// Records the evidence of an exception.
    public void setException(long number, @Nullable String reason) {
        exceptionNumber = number;
        exceptionReason = reason;
    }

    /// {@return what the engine keeps with this context}
    public @Nullable Object engineState() {
        return engineState;
    }

    public void setEngineState(@Nullable Object state) {
        engineState = state;
    }
}
