package org.coreplatform.kernel.boot;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.coreplatform.kernel.trace.ConsoleSink;
import org.coreplatform.kernel.trace.KernelObserver;

/// What connects a machine with the world outside, the board's devices aside.
///
/// @param console where the debug console prints
/// @param faults gets the faults that nobody handles, as they happen
/// @param observer watches the kernel
/// @param host asked now and then whether the machine is to stop; what it answers must not depend
///     on the simulation
public record MachineOptions(
        ConsoleSink console,
        Consumer<FaultReport> faults,
        Optional<KernelObserver> observer,
        Supplier<Optional<StopReason>> host) {

    /// {@return options with a console and nothing else}
    public static MachineOptions of(ConsoleSink console) {
        return new MachineOptions(console, _ -> {}, Optional.empty(), Optional::empty);
    }
}
