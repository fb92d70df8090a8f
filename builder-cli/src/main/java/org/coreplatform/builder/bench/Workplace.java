package org.coreplatform.builder.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildResult;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.SystemBuilder;

/// What measuring needs: a folder for the time being, and the tool.
public final class Workplace implements AutoCloseable {
    private final Path folder;
    private final Tool tool;

    private Workplace(Path folder, Tool tool) {
        this.folder = folder;
        this.tool = tool;
    }

    /// {@return a new workplace}
    public static Workplace open(Tool tool) throws IOException {
        return new Workplace(Files.createTempDirectory("coreplat-bench"), tool);
    }

    /// {@return the tool, to be started as a process}
    Tool tool() {
        return tool;
    }

    /// {@return the folder, which is empty at first}
    Path folder() {
        return folder;
    }

    /// {@return the description of a system that comes with the toolchain, in a folder with its
    /// programs}
    ///
    /// @param programs the names of its sources
    Path system(String name, List<String> programs) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (String file : Stream.concat(Stream.of("system.xml"), programs.stream()).toList()) {
            Files.write(target.resolve(file), resource("systems/" + name + "/" + file));
        }
        return target.resolve("system.xml");
    }

    /// {@return the description of a generated system, in a folder with its programs}
    Path system(GeneratedSystem system) throws IOException {
        Path target = Files.createDirectories(folder.resolve("generated"));
        Files.write(target.resolve("system.xml"), system.description());
        for (int pd = 0; pd < system.protectionDomains(); pd++) {
            Files.writeString(target.resolve(system.programFile(pd)), system.program(pd));
        }
        return target.resolve("system.xml");
    }

    /// {@return the image of a description}
    static byte[] build(Path description) {
        BuildSettings settings = BuildSettings.forBoard(Boards.ALL.getFirst().profile());
        return switch (new SystemBuilder(settings).build(description)) {
            case BuildResult.Built built -> built.image();
            case BuildResult.Refused refused ->
                    throw new IllegalStateException(
                            "a system that comes with the toolchain has errors: "
                                    + refused.diagnostics().stream()
                                            .map(found -> found.message())
                                            .collect(Collectors.joining(", ")));
        };
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Workplace.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the toolchain lacks " + name);
            }
            return in.readAllBytes();
        }
    }

    /// Deletes the folder.
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEachOrdered(Workplace::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
