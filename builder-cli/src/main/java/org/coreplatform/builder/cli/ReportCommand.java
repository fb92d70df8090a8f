package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.builder.artefact.page.SystemPage;
import org.coreplatform.builder.pipeline.DescribeResult.Described;
import org.coreplatform.builder.pipeline.ExamineResult;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat report`: all about a description on one page.
@Command(
        name = "report",
        header = "Writes a page about a system description.",
        description =
                "One HTML file: the picture, what is wrong, protection domains, time, memory to"
                        + " scale, who can do what to whom, the policy. A description with errors"
                        + " has one too; the exit code is 1 only if nothing of it can be"
                        + " understood.%n")
final class ReportCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "FILE", description = "A system description.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the page. Default: report.html; - is standard output.")
    private Path output = Path.of("report.html");

    @Mixin private BuildOptions options = new BuildOptions();

    @Mixin private LevelOptions levels = new LevelOptions();

    ReportCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        new Overwriting().of(file).by(output);
        ExamineResult result = new SystemBuilder(options.settings(List.of(file))).examine(file);
        List<Diagnostic> diagnostics = levels.levels().apply(result.diagnostics());
        Findings.print(diagnostics, root.terminal(), root.terminal().err());
        if (result.described().isEmpty()) {
            return ExitCodes.DIAGNOSTICS;
        }
        new Overwriting().ofSystem(result.inputs()).by(output);
        Described described = result.described().get();
        String page =
                SystemPage.of(
                        described.system(), described.target(), diagnostics, result.inspection());
        TextOutput.write(output, page, root.terminal());
        return ExitCodes.OK;
    }
}
