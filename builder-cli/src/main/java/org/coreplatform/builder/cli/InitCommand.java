package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.GenerateResult;
import org.coreplatform.builder.pipeline.SystemBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat init`.
@Command(
        name = "init",
        header = "Makes a folder with a system of your own.",
        description = {
            "With a description, programs, a test, a pom.xml, and settings for editors. It runs as it"
                    + " is, wherever it lies.",
            "",
            "Templates: hello, one protection domain that prints a line; ppc, a client that calls a"
                    + " passive server; sensor, a driver and a controller that looks at each"
                    + " sample.%n"
        })
final class InitCommand implements Callable<Integer> {
    private final CorePlatformCommand root;

    @Parameters(paramLabel = "DIR", description = "The folder to make. Its name is the project's.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "hello (default), ppc or sensor.")
    private ProjectTemplate template = ProjectTemplate.HELLO;

    InitCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        ProjectName name =
                Optional.ofNullable(target.getFileName())
                        .flatMap(last -> ProjectName.of(last.toString()))
                        .orElseThrow(() -> badName(target));
        refuseUnlessFree(target);
        Map<String, String> files = template.files(name);
        try (TemporaryFolder work = TemporaryFolder.beside(target)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = work.path().resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            generate(work.path().resolve("system.xml"));
            work.become(target);
        }
        report(List.copyOf(files.keySet()));
        return ExitCodes.OK;
    }

    private static CommandFailed badName(Path target) {
        return new CommandFailed(
                ExitCodes.USAGE,
                "coreplat: `%s` cannot be the name of a project: use letters, digits, `-` and `_`, a"
                                .formatted(
                                        target.getFileName() == null
                                                ? target
                                                : target.getFileName())
                        + " letter first");
    }

    private void refuseUnlessFree(Path target) throws IOException {
        Path where = Files.isDirectory(target) ? target : target.getParent();
        if (where == null || !Files.isDirectory(where)) {
            throw refused("lies in a folder that does not exist");
        }
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw refused("is a file");
        }
        if (!Files.isWritable(where)) {
            throw refused("lies where nothing may be written");
        }
        if (where.equals(target) && !isEmpty(target)) {
            throw refused("is a folder with something in it");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private CommandFailed refused(String why) {
        return new CommandFailed(ExitCodes.IO, "coreplat: `%s` %s".formatted(folder, why));
    }

    private static void generate(Path description) throws IOException {
        var settings = BuildSettings.forBoard(Boards.ALL.getFirst().profile());
        GenerateResult result = new SystemBuilder(settings).generate(description);
        EditorFiles.write(result.sources(), description.resolveSibling(EditorFiles.GENERATED));
        EditorFiles.writeLibraries(description);
    }

    private void report(List<String> files) {
        PrintStream out = root.terminal().out();
        files.forEach(file -> out.println(folder.resolve(file)));
        root.terminal()
                .err()
                .printf(
                        "coreplat: made `%1$s`; try `coreplat run %2$s` and `coreplat test %1$s`%n",
                        folder, folder.resolve("system.xml"));
    }
}
