package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.kernel.boot.RunOutcome;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.profile.BoardProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    private final CorePlatformCommand root;

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
        Optional<BootImage> image = ImageFile.looksLikeOne(file) ? imageOfFile() : built();
        if (image.isEmpty()) {
            return ExitCodes.DIAGNOSTICS;
        }
        BoardProfile board = buildOptions.boardFor(image.get());
        SystemRun run = new SystemRun(image.get(), board, options, root.terminal());
        return exitCode(run.run());
    }

    private Optional<BootImage> imageOfFile() throws IOException {
        return Optional.of(ImageFile.read(file).content());
    }

    private Optional<BootImage> built() {
        BuildSettings settings = buildOptions.settings(List.of(file));
        BuildResult result = new SystemBuilder(settings).buildUnlessUnchanged(file);
        Findings.print(result.diagnostics(), root.terminal(), root.terminal().err());
        if (options.sensors == null && Files.isRegularFile(file.resolveSibling(SENSORS))) {
            options.sensors = file.resolveSibling(SENSORS);
        }
        return switch (result) {
            case BuildResult.Refused _ -> Optional.empty();
            case BuildResult.Built built -> Optional.of(BootImageReader.read(built.image()));
        };
    }

    private int exitCode(RunOutcome outcome) {
        if (options.exitCodeFromGuest && outcome.exitCode() != 0) {
            return Math.min(outcome.exitCode(), 255);
        }
        return switch (outcome.reason()) {
            case INTERRUPTED -> ExitCodes.INTERRUPTED;
            case HOST_TIME_REACHED -> ExitCodes.GUEST_FAILED;
            case TIME_REACHED, IDLE, POWERED_OFF, RESET -> {
                boolean faulted = options.failOnFault && !outcome.faults().isEmpty();
                yield faulted || outcome.exitCode() != 0 ? ExitCodes.GUEST_FAILED : ExitCodes.OK;
            }
        };
    }
}
