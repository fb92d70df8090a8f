package org.coreplatform.kernel.boot;

import java.util.Optional;
import java.util.function.Consumer;
import org.coreplatform.board.rom.BootLog;
import org.coreplatform.kernel.pd.JavaEngine.Stacks;
import org.coreplatform.kernel.pd.LinkCache;
import org.coreplatform.kernel.trace.ConsoleSink;
import org.coreplatform.kernel.trace.KernelObserver;

/// What connects a machine with the world outside, the board's devices aside.
///
/// @param console where the debug console prints
/// @param faults gets the faults that nobody handles, as they happen
/// @param observer watches the kernel
/// @param checks what the kernel checks as it runs
/// @param host the world outside
/// @param log is told how the system comes to be
/// @param stacks what protection domains run on
/// @param programs keeps linked programs for other runs
public record MachineOptions(
        ConsoleSink console,
        Consumer<FaultReport> faults,
        Optional<KernelObserver> observer,
        Checks checks,
        Host host,
        BootLog log,
        Stacks stacks,
        LinkCache programs) {

    /// Options of a machine that is neither debugged nor watched while it boots, and keeps nothing
    /// for other runs.
    public MachineOptions(
            ConsoleSink console,
            Consumer<FaultReport> faults,
            Optional<KernelObserver> observer,
            Checks checks,
            Host host) {
        this(console, faults, observer, checks, host, BootLog.NONE, Stacks.SHARED, LinkCache.NONE);
    }

    /// {@return the same options, with linked programs from other runs}
    public MachineOptions withPrograms(LinkCache cache) {
        return new MachineOptions(console, faults, observer, checks, host, log, stacks, cache);
    }

    /// What the kernel checks as it runs.
    public enum Checks {
        NONE,
        /// All invariants, after every entry: that is slow.
        INVARIANTS
    }

    /// {@return options with a console and nothing else}
    public static MachineOptions of(ConsoleSink console) {
        return new MachineOptions(console, _ -> {}, Optional.empty(), Checks.NONE, Host.NONE);
    }
}
