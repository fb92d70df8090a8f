package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.rom.BootLog;
import org.coreplatform.builder.pipeline.OutputFile;
import org.coreplatform.builder.pipeline.ProgramCache;
import org.coreplatform.builder.recording.Comparison;
import org.coreplatform.builder.recording.Recording;
import org.coreplatform.builder.recording.RecordingText;
import org.coreplatform.builder.run.FaultText;
import org.coreplatform.builder.run.GuestConsole;
import org.coreplatform.builder.trace.TraceEvent;
import org.coreplatform.builder.trace.TraceRecorder;
import org.coreplatform.kernel.boot.BootFailure;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.kernel.boot.Machine;
import org.coreplatform.kernel.boot.MachineOptions;
import org.coreplatform.kernel.boot.RunLimits;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.kernel.boot.Stop;
import org.coreplatform.kernel.boot.StopReason;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// Puts a machine together with the terminal and the files around it, and runs it.
final class SystemRun {
    private final ImageFile image;
    private final RunOptions options;
    private final Optional<Recording> replayed;
    private final Terminal terminal;
    private final Board board;
    private final Evidence evidence = new Evidence();
    private final GuestConsole console;
    private final LiveInput live;
    private final Inputs inputs;

    /// @param profile the board with its memory
    /// @param replayed the run that is done again, if one is
    SystemRun(
            ImageFile image,
            BoardProfile profile,
            RunOptions options,
            Optional<Recording> replayed,
            Terminal terminal) {
        this.image = image;
        this.options = options;
        this.replayed = replayed;
        this.terminal = terminal;
        board = Boards.named(profile.name()).orElseThrow().create(profile);
        board.turns()
                .setQuantum(
                        replayed.map(recording -> recording.setting().quantum())
                                .orElseGet(options::quantum));
        console = new GuestConsole(consoleStream(), longestName(image.content()));
        live = new LiveInput(terminal.in(), options.patience(terminal));
        inputs = new Inputs(board, live);
    }

    private PrintStream consoleStream() {
        return isCompared() ? evidence.watch(terminal.out()) : terminal.out();
    }

    /// Whether somebody wants to know what exactly the run does.
    private boolean isCompared() {
        return options.record != null || replayed.isPresent();
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
    /// @throws CommandFailed when the image does not fit the board, a script is wrong, or a replay
    ///     was not the same run
    RunOutcome run() throws IOException {
        board.uart().connect(console::transmit);
        if (replayed.isPresent()) {
            inputs.connect(replayed.get());
        } else {
            inputs.connect(options, image.content());
        }
        try (StopRequest stop = new StopRequest(options.hostNanos(), live::release)) {
            LiveHost host = host(stop);
            RunOutcome outcome = traced(host);
            console.close();
            report(outcome);
            conclude(outcome, host.stopped());
            return outcome;
        }
    }

    private RunOutcome traced(LiveHost host) throws IOException {
        try (TraceFile trace = TraceFile.open(options.trace, board).orElse(null)) {
            List<Consumer<TraceEvent>> sinks = new ArrayList<>();
            if (trace != null) {
                sinks.add(trace.events());
            }
            if (isCompared()) {
                sinks.add(evidence.events());
            }
            return boot(
                    host,
                    sinks.stream()
                            .reduce(Consumer::andThen)
                            .map(
                                    sink ->
                                            new TraceRecorder(
                                                    board.clock()::now, this::domain, sink)));
        }
    }

    private String domain(int number) {
        return image.content()
                .spec()
                .domains()
                .map(domains -> domains.name(number))
                .orElse("domain " + number);
    }

    private RunOutcome boot(LiveHost host, Optional<TraceRecorder> observer) {
        MachineOptions machineOptions =
                new MachineOptions(
                        console,
                        this::report,
                        observer.map(Function.identity()),
                        options.checks(),
                        host,
                        bootLog(),
                        options.stacks(),
                        ProgramCache.ofToolchain());
        try {
            return new Machine(image.content(), board, machineOptions).run(limits());
        } catch (ImageRefused refused) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: the boot ROM refuses the image: " + refused.getMessage());
        } catch (BootFailure failure) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    "error: the image describes no system that can be made: "
                            + failure.getMessage());
        }
    }

    private RunLimits limits() {
        return replayed.map(recording -> recording.setting().limits())
                .orElseGet(() -> options.limits(board.profile()));
    }

    private LiveHost host(StopRequest stop) {
        return new LiveHost(
                board,
                inputs.line(),
                live,
                options.realtime
                        ? Optional.of(new Pace(board.profile().clockHz()))
                        : Optional.empty(),
                console::flush,
                () -> stop.reason().or(this::lostReader),
                replayed.flatMap(Recording::stop));
    }

    /// Nobody sees a run whose output is lost.
    private Optional<StopReason> lostReader() {
        return terminal.out().failure().map(_ -> StopReason.INTERRUPTED);
    }

    /// Keeps the recording, or judges the replay.
    private void conclude(RunOutcome outcome, Optional<Stop> stop) throws IOException {
        Recording.Ending ending = evidence.ending(outcome);
        List<Recording.Checkpoint> checkpoints = evidence.checkpoints();
        if (options.record != null) {
            Recording recording =
                    new Recording(setting(), inputs.line().arrivals(), stop, checkpoints, ending);
            OutputFile.write(options.record, RecordingText.of(recording));
        }
        if (replayed.isPresent() && stop.isEmpty()) {
            List<String> differences =
                    Comparison.of(replayed.get(), checkpoints, ending, board.profile().clockHz());
            judge(replayed.get(), differences);
        }
    }

    private Recording.Setting setting() {
        return new Recording.Setting(
                Version.ofTool(),
                image.sha256(),
                board.profile().name(),
                board.profile().dramBytes(),
                board.turns().quantum(),
                limits(),
                inputs.sensors());
    }

    private void judge(Recording recorded, List<String> differences) {
        if (!differences.isEmpty()) {
            throw new CommandFailed(ExitCodes.DIAGNOSTICS, words(recorded, differences));
        }
        terminal.err().println("coreplat: the same run as the recorded one, cycle for cycle");
    }

    private static String words(Recording recorded, List<String> differences) {
        StringBuilder words = new StringBuilder("error: the replay is not the recorded run");
        differences.forEach(each -> words.append("\n   = note: ").append(each));
        String tool = recorded.setting().tool();
        if (!tool.equals(Version.ofTool())) {
            words.append("\n   = help: it was recorded by version ").append(tool);
            words.append(", this is version ").append(Version.ofTool());
        }
        return words.toString();
    }

    private BootLog bootLog() {
        if (!options.verbose) {
            return BootLog.NONE;
        }
        BootLog log =
                words -> {
                    terminal.err().println("boot: " + words.get());
                    terminal.err().flush();
                };
        log.note(() -> "every byte of the image, %s, has its digest".formatted(image.sha256()));
        return log;
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
