package org.coreplatform.kernel.spec;

import java.util.List;

/// What happens to the kernel. Each entry carries the time in ticks.
public sealed interface Event {
    /// The running thread did some instructions that changed its registers.
    record UserStep(Registers registers) implements Event {}

    /// User code stored a word.
    ///
    /// @param address the physical one, a multiple of the size of a word
    record Store(long address, long word) implements Event {}

    /// The running thread did an `ecall`.
    ///
    /// @param looks what long operations in it find when they look whether they have to stop
    record SystemCall(long now, List<Look> looks) implements Event {
        public SystemCall {
            looks = List.copyOf(looks);
        }
    }

    /// A look whether to stop in the middle of an operation.
    ///
    /// @param now the time by then, in ticks
    /// @param stops whether it has to; for what makes it so, [Work] says when it must
    record Look(long now, boolean stops) {}

    /// The running thread touched what it must not.
    ///
    /// @param status one of the `FSR_` values of [org.coreplatform.sdk.abi.FaultLabel]
    record PageFault(long now, long address, boolean fetch, long status) implements Event {}

    /// The running thread did something that the processor refuses.
    record UserException(long now, long number) implements Event {}

    /// The timer or a device interrupted the running thread, or the idle thread.
    ///
    /// @param source a device's interrupt source, 0 for the timer
    record Interrupt(long now, int source) implements Event {}

    /// What follows happens on another core.
    record Turn(int core) implements Event {}

    /// How far a core has come, which does not execute.
    record Clock(int core, long now) implements Event {}

    /// Another core has interrupted this one.
    record CoreInterrupt(long now) implements Event {}

    /// A device asked for service for a moment.
    record Pulse(int source) implements Event {}
}
