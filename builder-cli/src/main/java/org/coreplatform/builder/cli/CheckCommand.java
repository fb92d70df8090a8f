package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.FileCheck;
import org.coreplatform.builder.pipeline.OutputFile;
import org.coreplatform.builder.pipeline.Repair;
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

    @Option(
            names = "--fix",
            description =
                    "First applies the changes that need nobody's judgement, such as corrected names.")
    private boolean fix;

    @Option(
            names = "--dry-run",
            description = "With --fix: writes nothing, shows the changes as a diff.")
    private boolean dryRun;

    @Option(
            names = "--watch",
            description = "Checks again whenever something has changed, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description =
                    "Longer lines of source are cut around the place. Default: the terminal's.")
    private int width;

    CheckCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        requireSense();
        SystemBuilder builder = new SystemBuilder(options.settings(files));
        Levels chosen = levels.levels();
        if (fix && dryRun) {
            return showFixes(builder);
        }
        if (fix) {
            applyFixes(builder);
        }
        if (!watch) {
            return report(files.stream().map(builder::check).toList(), chosen);
        }
        try (FileWatch changes = new FileWatch(root.terminal())) {
            changes.forEachChange(
                    () -> {
                        List<FileCheck> checked =
                                files.stream().map(builder::checkWithInputs).toList();
                        Set<Path> inputs = new LinkedHashSet<>();
                        checked.forEach(each -> inputs.addAll(each.inputs()));
                        List<CheckedFile> results =
                                checked.stream().map(FileCheck::result).toList();
                        changes.setStatus(report(results, chosen));
                        return new FileWatch.Used(
                                inputs, () -> checked.stream().allMatch(FileCheck::isCurrent));
                    });
        }
        return ExitCodes.OK;
    }

    private void requireSense() {
        if (dryRun && !fix) {
            throw new CommandFailed(ExitCodes.USAGE, "coreplat: --dry-run needs --fix");
        }
        if (width < 0) {
            throw new CommandFailed(ExitCodes.USAGE, "coreplat: --width: at least 1 column");
        }
        if (watch && fix) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "coreplat: --watch and --fix do not go together");
        }
    }

    /// Prints what was found; {@return the exit code}.
    private int report(List<CheckedFile> found, Levels chosen) {
        List<CheckedFile> checked =
                found.stream()
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
        Terminal terminal = root.terminal();
        Findings.print(diagnostics, width > 0 ? terminal.withColumns(width) : terminal, out);
    }

    private int showFixes(SystemBuilder builder) {
        int fixed = 0;
        for (Path file : files) {
            Repair repair = builder.repair(file).orElseGet(() -> new Repair("", "", List.of()));
            root.terminal()
                    .out()
                    .print(LineDiff.of(file.toString(), repair.before(), repair.after()));
            fixed += repair.fixed().size();
        }
        root.terminal().err().printf("%d to fix%n", fixed);
        return fixed == 0 ? ExitCodes.OK : ExitCodes.DIAGNOSTICS;
    }

    /// Writes the files that change; those that cannot be read are reported by the check.
    private void applyFixes(SystemBuilder builder) throws IOException {
        for (Path file : files) {
            Repair repair = builder.repair(file).orElseGet(() -> new Repair("", "", List.of()));
            if (!repair.fixed().isEmpty()) {
                OutputFile.write(file, repair.after().getBytes(StandardCharsets.UTF_8));
                root.terminal().err().printf("fixed %d in %s%n", repair.fixed().size(), file);
            }
        }
    }
}
