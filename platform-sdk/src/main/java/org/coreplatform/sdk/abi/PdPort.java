package org.coreplatform.sdk.abi;

/// The user side of the trap instruction: all that a Java PD can do to the world outside its heap.
///
/// The loader of a PD supplies it; `sdk.pd` is a thin layer over it. It holds the registers that a
/// RISC-V PD would use, and its loads and stores go through the PD's own page tables. A load or
/// store that the tables do not allow is a page fault of the PD; when the fault handler replies,
/// the access is tried again.
public interface PdPort {
    /// Executes a system call with seL4's register conventions.
    ///
    /// @param number a7, one of [SystemCall]
    /// @param capability a0
    /// @param messageInfo a1
    /// @param reply a6: the reply object, or the destination of `NB_SEND_WAIT`
    /// @param destination t0: the destination of `NB_SEND_RECV`
    /// @return a0 afterwards: the badge
    long systemCall(int number, long capability, long messageInfo, long reply, long destination);

    /// Leaves a system call to the loader: the one by which the PD waits for its next event. It is
    /// executed when what handles the present event has returned, so that nothing of it is on the
    /// stack meanwhile. Parameters as for [#systemCall].
    void await(int number, long capability, long messageInfo, long reply, long destination);

    /// {@return a1 after the last system call}
    long messageInfo();

    /// {@return message register `index`: a2 to a5, or a word of the IPC buffer}
    ///
    /// @param index 0 to [Limits#MESSAGE_REGISTERS] - 1
    long messageRegister(int index);

    /// Sets message register `index` for the next system call.
    void setMessageRegister(int index, long value);

    /// Sets one of the three extra capability addresses of the IPC buffer.
    void setExtraCapability(int index, long capability);

    /// {@return the 8, 16, 32 or 64 bits at an address, zero-extended}
    ///
    /// @param address virtual address; not aligned to `sizeBytes`: a misaligned-load exception
    /// @param sizeBytes 1, 2, 4 or 8
    long load(long address, int sizeBytes);

    /// Stores the low bits of `value`.
    void store(long address, int sizeBytes, long value);

    /// Copies memory into an array.
    void read(long address, byte[] target, int offset, int length);

    /// Copies an array into memory.
    void write(long address, byte[] source, int offset, int length);

    /// Atomically replaces the 4 or 8 bytes at an address; {@return the former value}.
    long swap(long address, int sizeBytes, long value);

    /// Atomically adds to the 4 or 8 bytes at an address; {@return the former value}.
    long add(long address, int sizeBytes, long value);

    /// Atomically replaces `expected` by `value`; {@return the former value}.
    long compareAndSwap(long address, int sizeBytes, long expected, long value);

    /// {@return the `time` CSR: ticks of the board's timebase since power-on}
    long time();

    /// Raises a user exception of the calling PD, which is not resumed at this place.
    ///
    /// @param number one of [UserExceptionNumber]
    /// @param reason what a person should know, shown in the fault report
    /// @return never normally; declared so that callers can write `throw`
    Error raise(int number, String reason);
}
