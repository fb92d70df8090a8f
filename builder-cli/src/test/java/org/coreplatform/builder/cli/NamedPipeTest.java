package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A pipe into which nobody writes lets no command wait: opening it would never end.
class NamedPipeTest {
    private static final String HELLO = "../examples/hello/system.xml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @TestFactory
    Stream<DynamicTest> isRefused() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Stream<DynamicTest> descriptions =
                Stream.of("check", "build", "graph", "report", "generate")
                        .map(command -> refusal(ExitCodes.DIAGNOSTICS, command, pipe.toString()));
        Stream<DynamicTest> files =
                Stream.of("run", "fmt", "trace", "inspect")
                        .map(command -> refusal(ExitCodes.IO, command, pipe.toString()));
        DynamicTest input = refusal(ExitCodes.IO, "run", HELLO, "--input", pipe.toString());
        return Stream.concat(Stream.concat(descriptions, files), Stream.of(input));
    }

    private static DynamicTest refusal(int exitCode, String... arguments) {
        return dynamicTest(
                String.join(" ", arguments),
                () -> {
                    var out = new ByteArrayOutputStream();
                    InputStream in = InputStream.nullInputStream();
                    assertEquals(exitCode, Cli.run(arguments, in, out, out));
                    String said = out.toString(StandardCharsets.UTF_8);
                    assertTrue(said.contains("a pipe, which may never end"), said);
                });
    }
}
