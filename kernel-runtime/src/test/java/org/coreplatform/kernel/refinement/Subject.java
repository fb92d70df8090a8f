package org.coreplatform.kernel.refinement;

import java.util.List;
import org.coreplatform.sdk.image.BootLayout;

/// A kernel, its board and the user code on it, driven by a test.
///
/// The test plays the instructions of the running thread: it sets registers and stores words, and
/// then something happens that enters the kernel. Time passes only when the test says so, or when
/// the kernel takes some.
interface Subject {
    /// The program counter of the running thread, among the registers.
    int PC = 32;

    /// Registers x0 to x31 and the program counter.
    int REGISTERS = 33;

    /// How many interrupts may follow each other.
    int MOST_INTERRUPTS = 8;

    /// {@return where things are after boot}
    BootLayout layout();

    /// {@return physical address of the root task's IPC buffer}
    long rootBuffer();

    /// {@return a name for the running thread that stays the same, 0 while nobody runs}
    long running();

    /// {@return a register of the running thread}
    long register(int register);

    void setRegister(int register, long value);

    /// The running thread does an `ecall`.
    void systemCall();

    /// The running thread touches what is not mapped for it.
    ///
    /// @param status one of the `FSR_` values of [org.coreplatform.sdk.abi.FaultLabel]
    void pageFault(long address, int status);

    /// The running thread does what the processor refuses.
    void exception(long number);

    /// The board's UART asks for service for a moment.
    void pulseUart();

    /// {@return whether the timer or a device interrupts now}
    boolean isInterruptPending();

    /// The processor takes the pending interrupt.
    void interrupt();

    /// {@return the time in ticks}
    long now();

    /// Lets time pass, no further than to the next timer interrupt.
    void pass(long ticks);

    /// {@return when the timer interrupts, in ticks; [Long#MAX_VALUE] for never}
    long deadline();

    long load(long address);

    void store(long address, long word);

    /// {@return the word of a page table at a physical address}
    long tableWord(long address);

    /// {@return what was printed}
    String console();

    /// {@return invariants that do not hold, in words}
    List<String> violations();

    /// Takes the interrupts that are pending; not for ever, since a schedule of domains whose slots
    /// are too short to run in interrupts all the time.
    default void settle() {
        for (int i = 0; i < MOST_INTERRUPTS && isInterruptPending(); i++) {
            interrupt();
        }
    }
}
