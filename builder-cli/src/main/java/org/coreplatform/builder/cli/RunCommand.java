package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.PendingFile;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.builder.recording.Recording;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.profile.BoardProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `coreplat run`.
@Command(
        name = "run",
        header = "Runs a system on the simulated board.",
        description = {
            "Of an image, or of a description, which is built first. What the UART sends goes to"
                    + " standard output as it is; lines of the debug console follow the name of"
                    + " their protection domain. Standard input is what the UART receives.",
            "",
            "The run ends when the system switches the power off, when a limit is reached, or when"
                    + " nothing will happen any more.%n"
        })
final class RunCommand implements Callable<Integer> {
    private static final String SENSORS = "sensors.txt";
    private static final List<String> SETTLED_BY_RECORDING =
            List.of(
                    "--for",
                    "--until-idle",
                    "--input",
                    "--sensors",
                    "--memory",
                    "--quantum",
                    "--board",
                    "--record");

    private final CorePlatformCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A boot image or a system description.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin private BuildOptions buildOptions = new BuildOptions();

    @Mixin private RunOptions options = new RunOptions();

    RunCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        requireDistinctFiles(List.of());
        Optional<Recording> recording = recording();
        Optional<ImageFile> image = ImageFile.looksLikeOne(file) ? imageOfFile() : built();
        if (image.isEmpty()) {
            return ExitCodes.DIAGNOSTICS;
        }
        if (recording.isPresent()) {
            checkImage(recording.get(), image.get());
        }
        if (options.debugged != null && !DebuggedRun.isHere()) {
            return new DebuggedRun(image.get().content(), options.debugged, root.terminal())
                    .run(file, spec.root().commandLine().getParseResult().originalArgs());
        }
        checkHeaps(image.get());
        if (options.record != null) {
            PendingFile.require(options.record);
        }
        BoardProfile board = buildOptions.boardFor(image.get().content());
        return exitCode(
                new SystemRun(image.get(), board, options, recording, root.terminal()).run());
    }

    /// @param inputs the files of the system
    private void requireDistinctFiles(List<Path> inputs) throws IOException {
        new Overwriting()
                .of(file)
                .ofSystem(inputs)
                .of(options.input)
                .of(options.sensors)
                .of(options.replay)
                .by(options.trace)
                .by(options.record);
    }

    /// Objects of protection domains are objects of this JVM.
    private static void checkHeaps(ImageFile image) {
        long available = Runtime.getRuntime().maxMemory();
        for (PdSpec pd : image.content().spec().protectionDomains()) {
            if (pd.heapBytes() >= available) {
                throw new CommandFailed(
                        ExitCodes.IO,
                        "coreplat: `%s` may have %d MiB of objects, the tool itself has %d MiB: give it more, as in COREPLAT_JAVA_OPTS=-Xmx%dm"
                                .formatted(
                                        pd.name(),
                                        pd.heapBytes() >> 20,
                                        available >> 20,
                                        (pd.heapBytes() >> 20) + 1024));
            }
        }
    }

    /// {@return the run to do again, whose settings take the place of options}
    private Optional<Recording> recording() throws IOException {
        if (options.replay == null) {
            return Optional.empty();
        }
        for (String name : SETTLED_BY_RECORDING) {
            if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new CommandFailed(
                        ExitCodes.USAGE,
                        "coreplat: %s and --replay exclude each other: the recording settles it"
                                .formatted(name));
            }
        }
        Recording recording = RecordingFile.read(options.replay);
        buildOptions.use(recording.setting().board(), recording.setting().memoryBytes());
        return Optional.of(recording);
    }

    private void checkImage(Recording recording, ImageFile image) {
        String recorded = recording.setting().image();
        if (!image.sha256().equals(recorded)) {
            throw new CommandFailed(
                    ExitCodes.DIAGNOSTICS,
                    """
                    error: `%s` is not the image that was recorded
                       = note: the recording is of image %s
                       = note: this is image %s"""
                            .formatted(file, recorded, image.sha256()));
        }
    }

    private Optional<ImageFile> imageOfFile() throws IOException {
        return Optional.of(ImageFile.read(file));
    }

    private Optional<ImageFile> built() throws IOException {
        BuildSettings settings = buildOptions.settings(List.of(file));
        BuildResult result = new SystemBuilder(settings).buildUnlessUnchanged(file);
        Findings.print(result.diagnostics(), root.terminal(), root.terminal().err());
        if (options.sensors == null && Files.isRegularFile(file.resolveSibling(SENSORS))) {
            options.sensors = file.resolveSibling(SENSORS);
        }
        requireDistinctFiles(result.inputs());
        return switch (result) {
            case BuildResult.Refused _ -> Optional.empty();
            case BuildResult.Built built -> Optional.of(ImageFile.of(built.image()));
        };
    }

    private int exitCode(RunOutcome outcome) {
        if (options.exitCodeFromGuest && outcome.exitCode() != 0) {
            return Math.min(outcome.exitCode(), 255);
        }
        return switch (outcome.reason()) {
            case INTERRUPTED -> options.replay == null ? ExitCodes.INTERRUPTED : ExitCodes.OK;
            case HOST_TIME_REACHED -> ExitCodes.GUEST_FAILED;
            case TIME_REACHED, IDLE, POWERED_OFF, RESET -> {
                boolean faulted = options.failOnFault && !outcome.faults().isEmpty();
                yield faulted || outcome.exitCode() != 0 ? ExitCodes.GUEST_FAILED : ExitCodes.OK;
            }
        };
    }
}
