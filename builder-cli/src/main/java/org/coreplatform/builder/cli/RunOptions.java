package org.coreplatform.builder.cli;

import java.nio.file.Path;
import org.coreplatform.board.core.Turns;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.pd.JavaEngine;
import org.coreplatform.sdk.profile.BoardProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How to run a system.
final class RunOptions {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Ends the run after this simulated time, such as 2s or 100ms.")
    private @Nullable Duration time;

    @Option(
            names = "--until-idle",
            description =
                    "Ends the run when nothing will happen any more, without waiting for input.")
    private boolean untilIdle;

    @Option(
            names = "--max-host-time",
            paramLabel = "TIME",
            description = "Ends the run after this time of the host, with exit code 3.")
    private @Nullable Duration hostTime;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "What the UART receives, instead of standard input; 115200 baud.")
    @Nullable Path input;

    @Option(
            names = "--sensors",
            paramLabel = "FILE",
            description =
                    "The script that drives the board's sensors. Default: sensors.txt beside the"
                            + " description, if there is one.")
    @Nullable Path sensors;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Records the run for ui.perfetto.dev and `coreplat trace`.")
    @Nullable Path trace;

    @Option(
            names = "--quantum",
            paramLabel = "CYCLES",
            description =
                    "How many cycles a core runs at most while other cores have something to do."
                            + " Default: 1000.")
    private int quantum = Turns.DEFAULT_QUANTUM;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keeps the run with everything that came from outside, for --replay.")
    @Nullable Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Does a recorded run again, with the same image, and tells whether it was the"
                            + " same.")
    @Nullable Path replay;

    @Option(
            names = "--realtime",
            description = "Lets simulated time go no faster than the host's clock.")
    boolean realtime;

    @Option(
            names = "--debug-pd",
            paramLabel = "NAME[:PORT]",
            description =
                    "Waits for a Java debugger (JDWP) on a port of this machine, 5005 unless given,"
                            + " to look into a protection domain. Simulated time stands still"
                            + " meanwhile.")
    @Nullable DebugTarget debugged;

    @Option(
            names = "--verbose",
            description = "Tells each step of the boot: ROM, kernel, initialiser.")
    boolean verbose;

    @Option(
            names = "--check-invariants",
            description = "Checks the kernel's invariants after every entry.")
    private boolean checkInvariants;

    @Option(names = "--summary", description = "Prints a summary at the end, as Ctrl-C does.")
    boolean summary;

    @Option(
            names = "--fail-on-fault",
            description = "Exit code 3 if a protection domain has a fault that nobody handles.")
    boolean failOnFault;

    @Option(
            names = "--exit-code-from-guest",
            description = "The exit code is the one with which the system switches the power off.")
    boolean exitCodeFromGuest;

    /// {@return the limits in simulated time}
    RunLimits limits(BoardProfile board) {
        if (time == null) {
            return RunLimits.untilIdle();
        }
        long cycles = cycles(time, board);
        return untilIdle ? new RunLimits(cycles, RunLimits.Idle.STOP) : RunLimits.until(cycles);
    }

    private static long cycles(Duration time, BoardProfile board) {
        long seconds = time.nanos() / NANOS_PER_SECOND;
        long rest = time.nanos() % NANOS_PER_SECOND;
        return seconds * board.clockHz() + rest * board.clockHz() / NANOS_PER_SECOND;
    }

    /// {@return how many cycles a core runs while others have something to do}
    int quantum() {
        if (quantum < 1 || quantum > Turns.MAX_QUANTUM) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "coreplat: --quantum: 1 to %d cycles".formatted(Turns.MAX_QUANTUM));
        }
        return quantum;
    }

    /// {@return how long the run may take, [Long#MAX_VALUE] for no limit}
    long hostNanos() {
        return hostTime == null ? Long.MAX_VALUE : hostTime.nanos();
    }

    /// {@return how long a system that idles for ever waits for standard input}
    LiveInput.Patience patience(Terminal terminal) {
        if (untilIdle || time != null || input != null) {
            return LiveInput.Patience.NONE;
        }
        return terminal.interactive() ? LiveInput.Patience.ENDLESS : LiveInput.Patience.SHORT;
    }

    /// {@return what protection domains run on}
    JavaEngine.Stacks stacks() {
        return debugged == null ? JavaEngine.Stacks.SHARED : JavaEngine.Stacks.THREADS;
    }

    MachineOptions.Checks checks() {
        return checkInvariants ? MachineOptions.Checks.INVARIANTS : MachineOptions.Checks.NONE;
    }
}
