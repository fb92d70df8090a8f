package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.device.SensorScriptReader;
import org.coreplatform.builder.pipeline.ProgramCache;
import org.coreplatform.builder.run.FaultText;
import org.coreplatform.builder.run.GuestConsole;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Puts a machine together with the terminal and the files around it, and runs it.
final class SystemRun {
    /// When the first byte of `--input` arrives, and how many bits a byte takes on the line.
    private static final int INPUT_START_MILLIS = 10;

    private static final int MAX_PROBLEMS = 10;
    private static final int BAUD = 115_200;
    private static final int BITS_PER_BYTE = 10;

    private final BootImage image;
    private final RunOptions options;
    private final Terminal terminal;
    private final Board board;
    private final GuestConsole console;
    private final LiveInput input;

    /// @param profile the board with its memory
    SystemRun(BootImage image, BoardProfile profile, RunOptions options, Terminal terminal) {
        this.image = image;
        this.options = options;
        this.terminal = terminal;
        board = Boards.named(profile.name()).orElseThrow().create(profile);
        board.turns().setQuantum(options.quantum());
        console = new GuestConsole(terminal.out(), longestName(image));
        input = new LiveInput(terminal.in(), terminal.interactive());
    }

    private static int longestName(BootImage image) {
        return image.spec().protectionDomains().stream()
                .map(PdSpec::name)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /// Runs the system and prints what is to be printed.
    ///
    /// @throws CommandFailed when the image does not fit the board, or a script is wrong
    RunOutcome run() throws IOException {
        board.uart().connect(console::transmit);
        driveSensors();
        connectInput();
        try (StopRequest stop = new StopRequest(options.hostNanos());
                TraceFile trace = TraceFile.open(options.trace, board)) {
            stop.onInterrupt(input::end);
            RunOutcome outcome = boot(stop, trace.observer());
            console.close();
            report(outcome);
            return outcome;
        }
    }

    private RunOutcome boot(StopRequest stop, Optional<KernelObserver> observer) {
        MachineOptions machineOptions =
                new MachineOptions(
                        console,
                        this::report,
                        observer,
                        options.checks(),
                        () -> poll(stop),
                        this::awaitInput,
                        ProgramCache.ofToolchain());
        try {
            return new Machine(image, board, machineOptions).run(options.limits(board.profile()));
        } catch (ImageRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: the boot ROM refuses the image: " + refused.getMessage());
        }
    }

    // The world outside.

    private void driveSensors() throws IOException {
        Path file = options.sensors;
        if (file == null) {
            return;
        }
        SensorScriptReader.Result script = SensorScriptReader.read(Files.readString(file));
        if (!script.problems().isEmpty()) {
            throw new CommandFailed(ExitCodes.DIAGNOSTICS, words(file, script.problems()));
        }
        board.sensors().play(script.script());
    }

    private static String words(Path file, List<SensorScriptReader.Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (var problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
            lines.add("error: %s:%d: %s".formatted(file, problem.line(), problem.message()));
        }
        if (problems.size() > MAX_PROBLEMS) {
            lines.add("%d errors in all".formatted(problems.size()));
        }
        return String.join("\n", lines);
    }

    private void connectInput() throws IOException {
        Path file = options.input;
        if (file == null) {
            if (listensToUart()) {
                input.start();
            } else {
                input.end();
            }
            return;
        }
        input.end();
        long cycle = board.profile().cyclesPerMicro() * 1000 * INPUT_START_MILLIS;
        long step = board.profile().clockHz() * BITS_PER_BYTE / BAUD;
        for (byte each : Files.readAllBytes(file)) {
            int value = each & 0xff;
            board.events().schedule(cycle, () -> board.uart().receive(value));
            cycle += step;
        }
    }

    /// Whether a protection domain gets the UART's interrupt: otherwise nobody waits for input.
    private boolean listensToUart() {
        return board.profile().devices().stream()
                .filter(device -> device.name().equals("uart"))
                .anyMatch(
                        uart ->
                                image.spec().irqHandlers().stream()
                                        .anyMatch(handler -> handler.irq() == uart.irq()));
    }

    private Optional<StopReason> poll(StopRequest stop) {
        console.flush();
        input.deliver(board.uart()::receive);
        return stop.reason();
    }

    private boolean awaitInput() {
        console.flush();
        return options.waitsForInput() && input.await() && input.deliver(board.uart()::receive);
    }

    // What is said about the run.

    private void report(FaultReport fault) {
        console.flush();
        terminal.err().print(FaultText.of(fault, board.profile()));
        terminal.err().flush();
    }

    private void report(RunOutcome outcome) {
        String when = FaultText.seconds(outcome.cycles(), board.profile());
        terminal.err().printf("coreplat: %s after %s\n", words(outcome), when);
        if (options.summary || outcome.reason() == StopReason.INTERRUPTED) {
            terminal.err()
                    .print(
                            new RunSummary(board.profile(), outcome.cycles())
                                    .of(outcome.threads(), outcome.busyCycles()));
        }
        terminal.flush();
    }

    private static String words(RunOutcome outcome) {
        return switch (outcome.reason()) {
            case TIME_REACHED -> "stopped";
            case IDLE -> "nothing will happen any more";
            case POWERED_OFF ->
                    outcome.exitCode() == 0
                            ? "powered off"
                            : "powered off with exit code " + outcome.exitCode();
            case RESET -> "the system asked for a reset";
            case HOST_TIME_REACHED -> "stopped by --max-host-time";
            case INTERRUPTED -> "interrupted";
        };
    }
}
