package org.coreplatform.builder.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.GenerateResult;
import org.coreplatform.builder.pipeline.SystemBuilder;

/// A folder with a system and, in its folder `test`, tests. What they are compiled to is in a
/// temporary folder until this is closed.
///
/// Tests may use classes of the programs, which are in the project's folder or in `src`.
final class TestProject implements Closeable {
    static final String TESTS = "test";
    private static final String SOURCES = "src";
    private static final String DESCRIPTION = "system.xml";

    private final Path folder;
    private final TemporaryFolder work;
    private final TestLibraries libraries;

    private TestProject(Path folder, TemporaryFolder work, TestLibraries libraries) {
        this.folder = folder;
        this.work = work;
        this.libraries = libraries;
    }

    /// @throws CommandFailed when there is no folder of tests
    static TestProject open(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve(TESTS))) {
            throw new CommandFailed(
                    ExitCodes.IO,
                    "coreplat: there is no folder of tests: `%s`".formatted(folder.resolve(TESTS)));
        }
        return new TestProject(
                folder,
                new TemporaryFolder(Files.createTempDirectory("coreplat-test")),
                TestLibraries.find());
    }

    TestLibraries libraries() {
        return libraries;
    }

    /// {@return where the compiled tests are}
    Path classes() throws IOException {
        return Files.createDirectories(work.path().resolve("classes"));
    }

    /// Compiles the tests; {@return what the compiler says about mistakes, empty for none}.
    String compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "coreplat: the Java that runs coreplat has no compiler");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> sources = sources();
            boolean ok =
                    sources.isEmpty()
                            || compiler.getTask(
                                            messages,
                                            files,
                                            null,
                                            options(),
                                            null,
                                            files.getJavaFileObjectsFromPaths(sources))
                                    .call();
            return ok ? "" : messages.toString();
        }
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(TESTS))) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private List<String> options() throws IOException {
        return List.of(
                "--release",
                "25",
                "-proc:none",
                "-implicit:class",
                "-parameters",
                "-nowarn",
                "-g",
                "-cp",
                libraries.classPath(),
                "-sourcepath",
                Stream.of(folder.resolve(TESTS), folder.resolve(SOURCES), folder, generated())
                        .map(Path::toString)
                        .map(path -> path.isEmpty() ? "." : path)
                        .collect(Collectors.joining(File.pathSeparator)),
                "-d",
                classes().toString());
    }

    /// {@return a folder with the constants that the programs are compiled with}
    private Path generated() throws IOException {
        Path target = Files.createDirectories(work.path().resolve("generated"));
        Path description = folder.resolve(DESCRIPTION);
        if (Files.isRegularFile(description)) {
            var settings = BuildSettings.forBoard(Boards.ALL.getFirst().profile());
            GenerateResult result = new SystemBuilder(settings).generate(description);
            EditorFiles.write(result.sources(), target);
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        work.close();
    }
}
