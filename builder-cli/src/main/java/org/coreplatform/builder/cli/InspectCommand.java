package org.coreplatform.builder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.artefact.Inspector;
import org.coreplatform.builder.artefact.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `coreplat inspect`.
@Command(
        name = "inspect",
        header = "Shows what a boot image contains.",
        description =
                "Objects, the capabilities of each protection domain, the memory map; who can call,"
                        + " notify, share memory with, and must trust whom.%n")
final class InspectCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "IMAGE", arity = "0..1", description = "A boot image.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Option(names = "--schema", description = "Prints the JSON Schema of --format json instead.")
    private boolean schema;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    InspectCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        if (schema) {
            root.terminal().out().print(Reports.inspectionSchema());
            return ExitCodes.OK;
        }
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "missing required parameter: 'IMAGE'");
        }
        ImageFile image = ImageFile.read(file);
        Inspection inspection = Inspector.inspect(image.content(), image.sha256());
        root.terminal()
                .out()
                .print(
                        switch (format) {
                            case TEXT -> Reports.inspectionText(inspection);
                            case JSON -> Reports.inspectionJson(inspection);
                        });
        return ExitCodes.OK;
    }
}
