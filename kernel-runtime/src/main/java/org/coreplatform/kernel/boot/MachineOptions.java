package org.coreplatform.kernel.boot;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.coreplatform.kernel.pd.LinkCache;
import org.coreplatform.kernel.trace.ConsoleSink;
import org.coreplatform.kernel.trace.KernelObserver;

/// What connects a machine with the world outside, the board's devices aside.
///
/// @param console where the debug console prints
/// @param faults gets the faults that nobody handles, as they happen
/// @param observer watches the kernel
/// @param checks what the kernel checks as it runs
/// @param host asked now and then whether the machine is to stop; what it answers must not depend
///     on the simulation
/// @param input asked when nothing runs and nothing is planned: may wait until somebody outside
///     has made a device do something, and answers whether that is so
/// @param programs keeps linked programs for other runs
public record MachineOptions(
        ConsoleSink console,
        Consumer<FaultReport> faults,
        Optional<KernelObserver> observer,
        Checks checks,
        Supplier<Optional<StopReason>> host,
        BooleanSupplier input,
        LinkCache programs) {

    /// Options of a machine that keeps nothing for other runs.
    public MachineOptions(
            ConsoleSink console,
            Consumer<FaultReport> faults,
            Optional<KernelObserver> observer,
            Checks checks,
            Supplier<Optional<StopReason>> host,
            BooleanSupplier input) {
        this(console, faults, observer, checks, host, input, LinkCache.NONE);
    }

    /// {@return the same options, with linked programs from other runs}
    public MachineOptions withPrograms(LinkCache cache) {
        return new MachineOptions(console, faults, observer, checks, host, input, cache);
    }

    /// What the kernel checks as it runs.
    public enum Checks {
        NONE,
        /// All invariants, after every entry: that is slow.
        INVARIANTS
    }

    /// {@return options with a console and nothing else}
    public static MachineOptions of(ConsoleSink console) {
        return new MachineOptions(
                console, _ -> {}, Optional.empty(), Checks.NONE, Optional::empty, () -> false);
    }
}
