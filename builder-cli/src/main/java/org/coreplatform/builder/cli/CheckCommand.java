package org.coreplatform.builder.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.CheckedFile;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticJson;
import org.coreplatform.description.diagnostic.GithubFormat;
import org.coreplatform.description.diagnostic.Levels;
import org.coreplatform.description.diagnostic.SarifJson;
import org.coreplatform.description.diagnostic.ShortFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat check`: its diagnostics are its data, so they go to standard output.
@Command(
        name = "check",
        header = "Checks system descriptions and their programs.",
        description =
                "Reports all independent errors of each file. The exit code is 1 if a file has"
                        + " an error.%n")
final class CheckCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "System descriptions.")
    private List<Path> files = new ArrayList<>();

    @Mixin private BuildOptions options = new BuildOptions();

    @Mixin private LevelOptions levels = new LevelOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), short, json, sarif or github.")
    private ReportFormat format = ReportFormat.TEXT;

    CheckCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        SystemBuilder builder = new SystemBuilder(options.settings(files));
        Levels chosen = levels.levels();
        List<CheckedFile> checked =
                files.stream()
                        .map(builder::check)
                        .map(file -> new CheckedFile(file.name(), chosen.apply(file.diagnostics())))
                        .toList();
        PrintStream out = root.terminal().out();
        switch (format) {
            case SHORT -> out.print(ShortFormat.of(checked));
            case JSON -> out.println(DiagnosticJson.of(checked));
            case SARIF -> out.println(SarifJson.of(checked, Version.ofTool()));
            case GITHUB -> out.print(GithubFormat.of(checked));
            case TEXT -> checked.forEach(file -> print(file.diagnostics(), out));
        }
        return checked.stream().allMatch(CheckedFile::isAccepted)
                ? ExitCodes.OK
                : ExitCodes.DIAGNOSTICS;
    }

    private void print(List<Diagnostic> diagnostics, PrintStream out) {
        Findings.print(diagnostics, root.terminal(), out);
    }
}
