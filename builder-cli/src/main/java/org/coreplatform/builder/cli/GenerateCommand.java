package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coreplatform.builder.pipeline.GenerateResult;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat generate`.
@Command(
        name = "generate",
        header = "Writes the constants that programs are compiled with.",
        description = {
            "For editors: builds make them afresh. Each protection domain has a class with its"
                    + " channels, regions, interrupts and children.",
            "",
            "In a project, which has a pom.xml beside FILE, also the tools' libraries and the schema"
                    + " of descriptions, to which the pom.xml and the editor's settings point.%n"
        })
final class GenerateCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "FILE", description = "A system description.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin private BuildOptions options = new BuildOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "A folder of sources. Default: .coreplat/generated beside FILE.")
    private @Nullable Path output;

    GenerateCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = root.terminal();
        GenerateResult result = new SystemBuilder(options.settings(List.of(file))).generate(file);
        Findings.print(result.diagnostics(), terminal, terminal.err());
        Path folder = output == null ? file.resolveSibling(EditorFiles.GENERATED) : output;
        EditorFiles.write(result.sources(), folder).forEach(terminal.out()::println);
        if (output == null && EditorFiles.areWantedBeside(file)) {
            EditorFiles.writeLibraries(file).forEach(terminal.out()::println);
        }
        return result.diagnostics().stream().anyMatch(Diagnostic::isError)
                ? ExitCodes.DIAGNOSTICS
                : ExitCodes.OK;
    }
}
