package org.coreplatform.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.sdk.image.PdSpec;
import org.opentest4j.AssertionFailedError;

/// A simulated board with a system in it, switched on when its time first passes.
///
/// All times are simulated. Between two calls of a method that begins with `run` nothing happens on
/// the board, and where a run is interrupted changes nothing about it.
public final class Board implements AutoCloseable {
    /// The sensors' script that is used if it lies beside the description.
    static final String SENSORS = "sensors.txt";

    /// For how long to run when nothing says when to stop.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path description;
    private final Console console;
    private final EventLog log;
    private final Evidence evidence;
    private final Simulation simulation;
    private final Inputs inputs;
    private boolean hasAskedForFaults;

    Board(SystemImage system, CoreSystem settings) {
        this(system, settings.sensors(), settings.checkInvariants());
    }

    private Board(SystemImage system, String sensors, boolean checkInvariants) {
        description = system.description();
        var board = system.board();
        int nameWidth =
                system.image().spec().protectionDomains().stream()
                        .map(PdSpec::name)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        console = new Console(nameWidth);
        log = new EventLog(board);
        evidence = new Evidence(board.profile(), console, log);
        console.explainWith(evidence);
        inputs = new Inputs(board);
        simulation =
                new Simulation(
                        system.image(), board, console.printer(), log, evidence, checkInvariants);
        if (!sensors.isEmpty()) {
            inputs.playIfThere(
                    system.description().resolveSibling(sensors), sensors.equals(SENSORS));
        }
    }

    /// {@return a board with the system of a description; for tests that make their descriptions}
    ///
    /// @throws AssertionFailedError with the diagnostics if it cannot be built
    public static Board of(Path description) {
        return new Board(new SystemImage(description), SENSORS, false);
    }

    /// {@return the file of the description}
    public Path description() {
        return description;
    }

    // What goes in.

    /// Types a text into the UART, from now on, at 115200 baud.
    public Board type(String text) {
        return at(now()).type(text);
    }

    /// Gives one of the sensors a value, now.
    ///
    /// @param input 0 to 15
    public Board sense(int input, int value) {
        return at(now()).sense(input, value);
    }

    /// Plays a script of the sensors; its times count from power-on.
    ///
    /// @param script lines such as `250ms for 200ms 0 20..120`
    public Board playSensors(String script) {
        inputs.play(script, "the script");
        return this;
    }

    /// {@return what to do later}
    ///
    /// @param time since power-on
    /// @throws IllegalArgumentException when that has passed
    public Later at(Duration time) {
        if (time.compareTo(now()) < 0) {
            throw new IllegalArgumentException(
                    "it is %s s already, too late for %s s"
                            .formatted(Times.inSeconds(now()), Times.inSeconds(time)));
        }
        return new Later(time);
    }

    /// Inputs of a later time.
    public final class Later {
        private final Duration time;

        private Later(Duration time) {
            this.time = time;
        }

        /// Types a text into the UART, after what was to be typed before.
        public Board type(String text) {
            inputs.type(time, text);
            return Board.this;
        }

        /// Gives one of the sensors a value.
        ///
        /// @param input 0 to 15
        public Board sense(int input, int value) {
            inputs.sense(time, input, value);
            return Board.this;
        }
    }

    // Time passes.

    /// {@return the time since power-on}
    public Duration now() {
        return simulation.now();
    }

    /// Lets time pass.
    public Board runFor(Duration time) {
        return runUntil(now().plus(time));
    }

    /// Runs until a time since power-on, unless the system switches the power off before.
    public Board runUntil(Duration time) {
        simulation.runUntil(time);
        return this;
    }

    /// Runs until nothing will happen any more without input, or the power is off; fails if that
    /// takes more than ten seconds.
    public Board runUntilIdle() {
        return runUntilIdle(PATIENCE);
    }

    /// Runs until nothing will happen any more without input, or the power is off; fails if that
    /// takes longer.
    public Board runUntilIdle(Duration within) {
        if (!simulation.runUntilIdle(now().plus(within))) {
            throw failure("the system is still busy after " + Times.words(within));
        }
        return this;
    }

    /// Runs until a complete line with a text was printed from now on; fails if it is not within
    /// ten seconds.
    public Board runUntilPrinted(String text) {
        return runUntilPrinted(text, PATIENCE);
    }

    /// Runs until a complete line with a text was printed from now on; fails if it takes longer.
    public Board runUntilPrinted(String text, Duration within) {
        return runUntil(
                event -> event.kind() == Event.Kind.PRINT && event.text().contains(text),
                within,
                "`%s` was not printed".formatted(text));
    }

    /// Runs until an event is so; fails if it takes longer.
    public Board runUntil(Predicate<Event> event, Duration within) {
        return runUntil(event, within, "there was no such event");
    }

    private Board runUntil(Predicate<Event> event, Duration within, String otherwise) {
        Duration start = now();
        if (!simulation.runUntil(event, start.plus(within))) {
            throw failure(
                    "%s between %s s and %s s"
                            .formatted(otherwise, Times.inSeconds(start), Times.inSeconds(now())));
        }
        return this;
    }

    // What happened.

    /// {@return what was printed}
    public Console console() {
        return console;
    }

    /// {@return everything that has happened so far}
    public Events events() {
        return new Events("events", log.events(), now(), evidence);
    }

    /// {@return the faults that nobody handled}
    public List<FaultReport> faults() {
        hasAskedForFaults = true;
        return evidence.faults();
    }

    /// Fails if there was a fault that nobody handled. A test ends with this unless it asks for
    /// faults itself.
    public Board assertNoFaults() {
        if (!faults().isEmpty()) {
            throw failure("there are faults that nobody handled");
        }
        return this;
    }

    /// Fails unless a protection domain had a fault that nobody handled.
    ///
    /// @param what a part of the fault's description, such as `Index 2 out of bounds`
    public Board assertFault(String protectionDomain, String what) {
        boolean found =
                faults().stream()
                        .filter(each -> each.protectionDomain().equals(protectionDomain))
                        .anyMatch(each -> each.what().contains(what));
        if (!found) {
            throw failure("`%s` had no fault with `%s`".formatted(protectionDomain, what));
        }
        return this;
    }

    /// {@return the exit code with which the system has switched the power off, if it has}
    public Optional<Integer> exitCode() {
        PowerSwitch power = simulation.powerSwitch();
        return power.state() == PowerSwitch.State.OFF
                ? Optional.of(power.exitCode())
                : Optional.empty();
    }

    /// {@return a failure with this message, the console and the trace, for a test's own checks}
    public AssertionFailedError failure(String message) {
        return evidence.failure(message, Optional.empty());
    }

    void assertNoSurprises() {
        if (!hasAskedForFaults) {
            assertNoFaults();
        }
    }

    /// Ends the simulation; the extension does so after the test.
    @Override
    public void close() {
        simulation.close();
    }
}
