package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.OutputFile;
import org.coreplatform.builder.pipeline.SystemBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat build`.
@Command(
        name = "build",
        header = "Builds a boot image and a report.",
        description = "The same description and programs give the same bytes.%n")
final class BuildCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "FILE", description = "A system description.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin private BuildOptions options = new BuildOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "IMAGE",
            description = "The image. Default: loader.img.")
    private Path image = Path.of("loader.img");

    @Option(
            names = {"-r", "--report"},
            paramLabel = "REPORT",
            description = "The report. Default: report.txt.")
    private Path report = Path.of("report.txt");

    BuildCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = root.terminal();
        new Overwriting().of(file).by(image).by(report);
        requireFolder(image);
        requireFolder(report);
        BuildResult result = new SystemBuilder(options.settings(List.of(file))).build(file);
        Findings.print(result.diagnostics(), terminal, terminal.err());
        return switch (result) {
            case BuildResult.Refused _ -> ExitCodes.DIAGNOSTICS;
            case BuildResult.Built built -> {
                new Overwriting().ofSystem(built.inputs()).by(image).by(report);
                OutputFile.write(image, built.image());
                String text = SystemBuilder.report(built.image());
                OutputFile.write(report, text.getBytes(StandardCharsets.UTF_8));
                yield ExitCodes.OK;
            }
        };
    }

    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailed(
                    ExitCodes.IO, "coreplat: there is no folder for `%s`".formatted(file));
        }
    }
}
