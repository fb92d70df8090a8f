package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.coreplatform.builder.diagram.Diagram;
import org.coreplatform.builder.diagram.SvgWriter;
import org.coreplatform.builder.diagram.SystemDiagram;
import org.coreplatform.builder.diagram.View;
import org.coreplatform.builder.pipeline.DescribeResult;
import org.coreplatform.builder.pipeline.DescribeResult.Described;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat graph`: a picture of a description.
@Command(
        name = "graph",
        header = "Draws a system description.",
        description = {
            "Protection domains with their children, channels with their ids, memory, devices and"
                    + " interrupts. What breaks a rule is marked with the rule's id, so a"
                    + " description with errors can be drawn too; the exit code is 1 only if"
                    + " nothing of it can be understood.%n"
        })
final class GraphCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "FILE", description = "A system description.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where to write the picture; its ending chooses the format: .svg, .dot or"
                            + " .mmd. Default: standard output.")
    private Path output = TextOutput.STANDARD;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "svg (default), dot (Graphviz) or mermaid.")
    private @Nullable GraphFormat format;

    @Option(names = "--no-regions", description = "Draws neither memory nor devices.")
    private boolean noRegions;

    @Option(
            names = "--only",
            paramLabel = "PD",
            description =
                    "Draws this protection domain, what is in it and what it is connected to. May"
                            + " be given several times.")
    private List<String> only = new ArrayList<>();

    @Mixin private BuildOptions options = new BuildOptions();

    @Mixin private LevelOptions levels = new LevelOptions();

    GraphCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        GraphFormat chosen = format();
        new Overwriting().of(file).by(output);
        DescribeResult result = new SystemBuilder(options.settings(List.of(file))).describe(file);
        List<Diagnostic> diagnostics = levels.levels().apply(result.diagnostics());
        Findings.print(diagnostics, root.terminal(), root.terminal().err());
        if (result.described().isEmpty()) {
            return ExitCodes.DIAGNOSTICS;
        }
        Described described = result.described().get();
        requireKnown(described);
        Diagram diagram =
                SystemDiagram.of(
                        described.system(),
                        described.target(),
                        diagnostics,
                        new View(!noRegions, only));
        if (chosen == GraphFormat.SVG && !SvgWriter.fits(diagram)) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "coreplat: %d boxes and lines are too many for a picture, at most %d: use --only, --no-regions or --format dot"
                            .formatted(diagram.parts(), SvgWriter.MAX_PARTS));
        }
        TextOutput.write(output, chosen.write(diagram), root.terminal());
        return ExitCodes.OK;
    }

    private GraphFormat format() {
        if (format != null) {
            return format;
        }
        if (output.equals(TextOutput.STANDARD)) {
            return GraphFormat.SVG;
        }
        Optional<GraphFormat> named = GraphFormat.ofFile(output);
        return named.orElseThrow(
                () ->
                        new CommandFailed(
                                ExitCodes.USAGE,
                                "coreplat: the ending of `%s` names no format: use .svg, .dot, .mmd or --format"
                                        .formatted(output)));
    }

    private void requireKnown(Described described) {
        for (String name : only) {
            if (described.system().protectionDomains().stream()
                    .noneMatch(pd -> pd.name().equals(name))) {
                throw new CommandFailed(
                        ExitCodes.USAGE,
                        "coreplat: --only: there is no protection domain `%s` in `%s`"
                                .formatted(name, file));
            }
        }
    }
}
