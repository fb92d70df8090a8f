package org.coreplatform.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.builder.pipeline.ProgramCache;
import org.coreplatform.builder.run.GuestConsole;
import org.coreplatform.kernel.boot.Host;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.sdk.image.BootImage;

/// A machine that runs in pieces.
///
/// It pauses in an event of the board's, between two instructions, or when nothing is planned; what
/// it sees of that is nothing. Whatever a test does to the board, it does during a pause.
final class Simulation {
    private final Board board;
    private final EventLog log;
    private final EventQueue.Event pause;
    private final Turns turns;
    private long deadline = Long.MAX_VALUE;
    private boolean isIdle;
    private volatile boolean closing;

    Simulation(
            BootImage image,
            Board board,
            GuestConsole console,
            EventLog log,
            Evidence evidence,
            boolean checkInvariants) {
        requireContinuations();
        this.board = board;
        this.log = log;
        pause = board.events().event(this::pause);
        Lines lines = new Lines(log::printed);
        board.actuators().observe(log);
        board.uart()
                .connect(
                        character -> {
                            console.transmit(character);
                            lines.put("", character);
                        });
        MachineOptions options =
                new MachineOptions(
                        (thread, character) -> {
                            console.put(thread, character);
                            lines.put(thread, character);
                        },
                        evidence::add,
                        Optional.of(log),
                        checkInvariants
                                ? MachineOptions.Checks.INVARIANTS
                                : MachineOptions.Checks.NONE,
                        new Outside());
        MachineOptions cached = options.withPrograms(ProgramCache.ofToolchain());
        turns = new Turns(() -> new Machine(image, board, cached).run(RunLimits.untilIdle()));
    }

    /// Fails when the JVM was not started as a machine needs it.
    private static void requireContinuations() {
        Module user = Machine.class.getModule();
        if (!Object.class.getModule().isExported("jdk.internal.vm", user)) {
            throw new IllegalStateException(
                    "the JVM that runs the tests needs the option"
                            + " --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");
        }
    }

    Duration now() {
        return Times.ofCycles(board.clock().now(), board.profile().clockHz());
    }

    PowerSwitch powerSwitch() {
        return board.powerSwitch();
    }

    /// Runs until a time, or the end.
    void runUntil(Duration time) {
        pause.planAt(cycles(time));
        next();
    }

    /// {@return whether nothing happens any more; otherwise the time is over}
    boolean runUntilIdle(Duration latest) {
        deadline = cycles(latest);
        next();
        return isIdle || turns.ended();
    }

    /// {@return whether there was such an event; otherwise the time is over, or nothing happens any
    /// more}
    boolean runUntil(Predicate<Event> event, Duration latest) {
        deadline = cycles(latest);
        boolean[] found = {false};
        log.when(
                event,
                () -> {
                    found[0] = true;
                    pause.planAt(board.clock().now());
                });
        next();
        log.forget();
        return found[0];
    }

    void close() {
        closing = true;
        while (turns.isUnderWay()) {
            turns.nextUninterruptibly();
        }
    }

    private void next() {
        if (turns.ended()) {
            return;
        }
        try {
            turns.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted while the board ran", e);
        } finally {
            deadline = Long.MAX_VALUE;
        }
    }

    private long cycles(Duration time) {
        return Times.cycles(time, board.profile().clockHz());
    }

    // What follows happens on the machine's thread.

    private void pause() {
        if (!closing) {
            turns.pause();
        }
    }

    /// The test, as the machine sees it.
    private final class Outside implements Host {
        @Override
        public Optional<Stop> poll() {
            long now = board.clock().now();
            if (closing) {
                return Optional.of(new Stop(now, StopReason.INTERRUPTED));
            }
            if (now >= deadline && !pause.isPlanned()) {
                pause.planAt(now);
            }
            return Optional.empty();
        }

        @Override
        public boolean awaitInput() {
            isIdle = true;
            pause();
            isIdle = false;
            return !closing;
        }
    }
}
