package org.coreplatform.kernel.spec;

/// What stopped a thread, until its handler answers.
public sealed interface Fault {
    record CapFault(long address, boolean inReceivePhase, LookupFault reason) implements Fault {}

    record UnknownSyscall(long number) implements Fault {}

    record UserException(long number) implements Fault {}

    /// Its time is up.
    ///
    /// @param badge the scheduling context's
    record Timeout(long badge) implements Fault {}

    /// It touched what is not mapped for it.
    ///
    /// @param status one of the `FSR_` values of [org.coreplatform.sdk.abi.FaultLabel]
    record VmFault(long address, boolean fetch, long status) implements Fault {}
}
