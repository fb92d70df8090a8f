package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each transcript is a command line and all that comes of it; `-Dgolden=update` rewrites those
/// that differ, and fails all the same.
///
/// Commands run in the folder of this module, so paths are relative to it. `{tmp}` is an empty
/// folder. Times and digests are left out: other tests compare cycles.
class TranscriptTest {
    private static final Path TRANSCRIPTS =
            Path.of("src/test/resources/org/coreplatform/builder/cli/transcripts");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @TestFactory
    Stream<DynamicTest> commandsAnswerAsRecorded() throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            List<Path> transcripts = files.sorted().toList();
            assertFalse(transcripts.isEmpty());
            return transcripts.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            String.valueOf(file.getFileName()), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        String expected = Files.readString(file);
        StringBuilder actual = new StringBuilder();
        expected.lines()
                .filter(line -> line.startsWith("$ coreplat"))
                .forEachOrdered(line -> actual.append(transcript(line)));
        if (!actual.toString().equals(expected) && "update".equals(System.getProperty("golden"))) {
            Files.writeString(file, actual);
        }
        assertEquals(expected, actual.toString(), "run `mvn verify -Dgolden=update`");
    }

    private String transcript(String line) {
        String[] words = line.replace("{tmp}", folder.toString()).split(" ", -1);
        String[] arguments = Stream.of(words).skip(2).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Cli.run(arguments, InputStream.nullInputStream(), out, err);
        return "%s\n%s%s=> %d\n".formatted(line, stable(out), marked(stable(err)), exitCode);
    }

    /// Marks what went to standard error.
    private static String marked(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "!\n" : "! " + line + "\n")
                .collect(Collectors.joining());
    }

    private String stable(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace(folder.toString(), "{tmp}")
                .replaceAll("(?m)\\bJDK 25[^\\n]*\\)", "JDK 25")
                .replaceAll("\\d+\\.\\d{6} s\\b", "(time)")
                .replaceAll("\\b[0-9a-f]{64}\\b", "(digest)")
                .replaceAll("(?m)^ *\\d+  (?=core|the run|[a-z]+ )", "(cycle)  ");
    }
}
