package org.coreplatform.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The examples keep what their own tests promise, run as a reader runs them.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    @TestFactory
    Stream<DynamicTest> passTheirTests() throws IOException {
        List<Path> tested = examples();
        assertTrue(tested.size() >= 5, tested::toString);
        return tested.stream().map(each -> DynamicTest.dynamicTest(name(each), () -> test(each)));
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(each -> Files.isDirectory(each.resolve("test")))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path example) {
        return String.valueOf(example.getFileName());
    }

    private static void test(Path example) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] command = {"test", example.toString()};
        int exitCode = Cli.run(command, InputStream.nullInputStream(), printed, printed);
        assertEquals(0, exitCode, () -> printed.toString(StandardCharsets.UTF_8));
    }
}
