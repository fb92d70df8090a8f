package org.coreplatform.kernel.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.rom.BootRom;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.pd.BuiltinProgram;
import org.coreplatform.kernel.pd.JavaEngine;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.MonitorProgram;
import org.coreplatform.sdk.image.SystemSpec;
import org.jspecify.annotations.Nullable;

/// A board with an image in it: boot ROM, kernel, initialiser, and then the system.
///
/// It runs on a thread of its own, since the stacks of protection domains lie on it while they run.
/// One machine runs once.
public final class Machine {
    /// The deepest stacks of PDs by the model, three times that on the host in the worst case, and
    /// suspending one takes as much again.
    private static final long HOST_STACK = 512L << 20;

    private final BootImage image;
    private final Board board;
    private final MachineOptions options;
    private final Turns turns;
    private final VirtualClock clock;
    private final List<FaultReport> faults = new ArrayList<>();
    private Optional<StopReason> stopRequest = Optional.empty();

    /// @param image a verified image
    /// @param board a board that is powered on, its devices connected
    public Machine(BootImage image, Board board, MachineOptions options) {
        this.image = image;
        this.board = board;
        this.options = options;
        turns = board.turns();
        clock = board.clock();
    }

    /// Boots and runs until a limit is reached, or the power is switched off.
    ///
    /// @throws ImageRefused when the image does not fit the board
    /// @throws BootFailure when the kernel cannot make the system
    public RunOutcome run(RunLimits limits) {
        var run = new Run(limits);
        var thread = new Thread(null, run, "machine", HOST_STACK);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // whoever wants the machine to stop says so through the options
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return run.outcome();
    }

    private final class Run implements Runnable {
        private final RunLimits limits;
        private @Nullable RunOutcome outcome;
        private @Nullable Throwable failure;

        Run(RunLimits limits) {
            this.limits = limits;
        }

        @Override
        public void run() {
            try {
                outcome = bootAndRun(limits);
            } catch (Throwable e) {
                failure = e;
            }
        }

        RunOutcome outcome() {
            switch (failure) {
                case null -> {}
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failure);
            }
            RunOutcome result = outcome;
            if (result == null) {
                throw new IllegalStateException("the machine has no outcome");
            }
            return result;
        }
    }

    private RunOutcome bootAndRun(RunLimits limits) {
        SystemSpec spec = new BootRom(board, options.log()).load(image);
        Kernel kernel = Kernel.boot(board, spec);
        kernel.attachConsole(options.console());
        options.observer().ifPresent(kernel::observe);
        if (options.checks() == MachineOptions.Checks.INVARIANTS) {
            kernel.checkInvariants();
        }
        var programs = new Programs(spec);
        JavaEngine engine =
                new JavaEngine(
                        board,
                        programs::monitor,
                        this::pollHost,
                        options.stacks(),
                        options.programs());
        programs.connect(new FaultDescriber(spec, engine, kernel::exceptionReason, clock));
        for (int core = 0; core < board.profile().cores(); core++) {
            board.core(core).connect(kernel, engine);
        }
        if (limits.cycles() != Long.MAX_VALUE) {
            board.events().schedule(limits.cycles(), this::requestPause);
        }
        UserContext root = kernel.rootContext();
        root.setEngineState((BuiltinProgram) (_, _) -> requestPause());
        RootTask task =
                new RootTask(
                        board,
                        root,
                        kernel.rootIpcBuffer(),
                        context -> runUntilCurrent(kernel, context, limits));
        new Initialiser(task, spec, kernel.layout(), options.log()).run();
        StopReason reason = runUntilStopped(kernel, limits);
        return new RunOutcome(
                reason,
                board.powerSwitch().exitCode(),
                clock.now(),
                kernel.threads(),
                kernel.busyCycles(),
                faults);
    }

    /// {@return whether nothing is planned but turns of scheduling domains, for nobody}
    private boolean onlyDomainsChange(Kernel kernel, RunLimits limits) {
        return kernel.isQuiet() && board.nextTimeBesidesTimers() >= limits.cycles();
    }

    private StopReason runUntilStopped(Kernel kernel, RunLimits limits) {
        while (true) {
            Core core = turns.next();
            Optional<StopReason> reason = reasonToStop(limits.cycles());
            if (reason.isPresent()) {
                return reason.get();
            }
            if (core != null) {
                run(kernel, core);
            } else if (!idle(kernel, limits)) {
                return StopReason.IDLE;
            }
        }
    }

    /// Runs until it is a context's turn.
    private void runUntilCurrent(Kernel kernel, UserContext context, RunLimits limits) {
        Core core = turns.next();
        while (core == null || kernel.currentContext(core.id()) != context) {
            if (core != null) {
                run(kernel, core);
            } else if (!idle(kernel, limits)) {
                throw new BootFailure("the root task waits for ever");
            }
            core = turns.next();
        }
        core.grant();
    }

    private void run(Kernel kernel, Core core) {
        UserContext context = kernel.currentContext(core.id());
        if (context != null) {
            core.resume(context);
        } else {
            pollHost();
            kernel.interruptIdle(core.id());
        }
    }

    /// Goes to the next event, or waits for one from outside; {@return whether there is one before
    /// the limit}.
    private boolean idle(Kernel kernel, RunLimits limits) {
        pollHost();
        long next = board.events().nextTime();
        boolean onlyTheLimit =
                limits.idle() == RunLimits.Idle.STOP
                        && (next >= limits.cycles() || onlyDomainsChange(kernel, limits));
        if (next == Long.MAX_VALUE || onlyTheLimit) {
            boolean goesOn = options.host().awaitInput();
            pollHost();
            return goesOn || board.events().nextTime() != next;
        }
        options.host().idleUntil(Math.clamp(next, clock.now(), limits.cycles()));
        pollHost();
        return board.advanceToNextEvent(limits.cycles());
    }

    private Optional<StopReason> reasonToStop(long cycles) {
        if (board.powerSwitch().state() == PowerSwitch.State.OFF) {
            return Optional.of(StopReason.POWERED_OFF);
        }
        if (board.powerSwitch().state() == PowerSwitch.State.RESET) {
            return Optional.of(StopReason.RESET);
        }
        return clock.now() >= cycles ? Optional.of(StopReason.TIME_REACHED) : stopRequest;
    }

    private void pollHost() {
        Optional<Stop> wish = options.host().poll();
        wish.ifPresent(stop -> board.events().scheduleFromOutside(stop.cycle(), () -> stop(stop)));
    }

    private void stop(Stop stop) {
        stopRequest = Optional.of(stop.reason());
        requestPause();
    }

    private void requestPause() {
        board.core(0).requestPause();
    }

    /// Makes the programs that are part of the runtime.
    private final class Programs {
        private final SystemSpec spec;
        private @Nullable FaultDescriber describer;

        Programs(SystemSpec spec) {
            this.spec = spec;
        }

        void connect(FaultDescriber faultDescriber) {
            describer = faultDescriber;
        }

        BuiltinProgram monitor(MonitorProgram program) {
            FaultDescriber connected = describer;
            if (connected == null || program.subjects().size() > spec.protectionDomains().size()) {
                throw new BootFailure("the monitor watches PDs that do not exist");
            }
            return new Monitor(board, program, connected, Machine.this::report);
        }
    }

    private void report(FaultReport fault) {
        faults.add(fault);
        options.faults().accept(fault);
    }
}
