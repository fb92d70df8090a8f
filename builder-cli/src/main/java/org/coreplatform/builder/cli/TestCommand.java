package org.coreplatform.builder.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `coreplat test`.
@Command(
        name = "test",
        header = "Runs the tests of a system.",
        description =
                "Compiles the JUnit tests in the folder `test` of a project and runs them. They boot"
                        + " the system on the simulated board with the extension for JUnit that comes"
                        + " with the tools; nothing is downloaded, and nothing is written.%n")
final class TestCommand implements Callable<Integer> {
    private static final String TOOL = "junit";

    /// Says to the extension where relative paths begin.
    private static final String PROJECT = "coreplat.project";

    private static final int NO_TESTS = 2;

    private final CorePlatformCommand root;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The project's folder. Default: the current one.")
    private Path project = Path.of("");

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Only test classes whose whole name, with its package, is so.")
    private String only = ".*";

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "A folder for reports in the XML format of JUnit.")
    private @Nullable Path reports;

    TestCommand(CorePlatformCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        try (TestProject tests = TestProject.open(project);
                URLClassLoader loader = tests.libraries().loader(tests.classes())) {
            ToolProvider junit = junit(loader);
            String problems = tests.compile();
            if (!problems.isEmpty()) {
                root.terminal().err().print(problems);
                return ExitCodes.DIAGNOSTICS;
            }
            return run(junit, tests.classes(), loader);
        }
    }

    private static ToolProvider junit(ClassLoader loader) {
        return ServiceLoader.load(ToolProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> tool.name().equals(TOOL))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailed(
                                        ExitCodes.INTERNAL,
                                        "coreplat: the libraries for tests are missing"));
    }

    private int run(ToolProvider junit, Path classes, ClassLoader loader) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        System.setProperty(PROJECT, project.toString());
        thread.setContextClassLoader(loader);
        try {
            Terminal terminal = root.terminal();
            PrintWriter out = new PrintWriter(new FailuresOnce(writer(terminal.out())), true);
            int result = junit.run(out, writer(terminal.err()), words(classes));
            out.close();
            return switch (result) {
                case 0 -> ExitCodes.OK;
                case NO_TESTS -> throw noTests();
                default -> ExitCodes.DIAGNOSTICS;
            };
        } finally {
            thread.setContextClassLoader(before);
            System.clearProperty(PROJECT);
        }
    }

    private CommandFailed noTests() {
        return new CommandFailed(
                ExitCodes.DIAGNOSTICS,
                "error: there are no tests in `%s`%s"
                        .formatted(
                                project.resolve(TestProject.TESTS),
                                only.equals(".*") ? "" : " with names like `" + only + "`"));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private String[] words(Path classes) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "execute",
                                "--disable-banner",
                                "--details=tree",
                                "--include-classname=" + only,
                                "--fail-if-no-tests",
                                "--scan-classpath=" + classes));
        if (!root.terminal().colour()) {
            words.add("--disable-ansi-colors");
        }
        if (reports != null) {
            words.add("--reports-dir=" + Files.createDirectories(reports));
        }
        return words.toArray(String[]::new);
    }
}
