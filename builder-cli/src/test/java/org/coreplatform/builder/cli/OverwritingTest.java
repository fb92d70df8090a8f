package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// No command writes over a file that belongs to the system, whatever way it is named.
class OverwritingTest {
    private static final Path EXAMPLE = Path.of("../examples/passive-server");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @TestFactory
    Stream<DynamicTest> filesOfTheSystemAreKept() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("Frugal.java"));
        return Stream.of(
                        "build -o {}/Calculator.java -r {}/report {}/system.xml",
                        "build -o {}/image -r {}/./Question.java {}/system.xml",
                        "build -o {}/image -r {}/link {}/system.xml",
                        "run --for 1ms --trace {}/Frugal.java {}/system.xml",
                        "run --for 1ms --record {}/Question.java {}/system.xml",
                        "report -o {}/Question.java {}/system.xml",
                        "report -o {}/system.xml {}/system.xml",
                        "graph --format svg -o {}/system.xml {}/system.xml")
                .map(line -> dynamicTest(line, () -> keepsFiles(line)));
    }

    private void keepsFiles(String line) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(EXAMPLE)) {
            files = listed.filter(Files::isRegularFile).toList();
        }
        var err = new ByteArrayOutputStream();
        String[] arguments = line.replace("{}", folder.toString()).split(" ", -1);
        assertEquals(
                ExitCodes.USAGE,
                Cli.run(
                        arguments,
                        InputStream.nullInputStream(),
                        new ByteArrayOutputStream(),
                        err));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.endsWith(", and would be overwritten\n"), said);
        for (Path file : files) {
            byte[] kept = Files.readAllBytes(folder.resolve(file.getFileName()));
            assertArrayEquals(Files.readAllBytes(file), kept, file.toString());
        }
    }
}
