package org.coreplatform.builder.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;

/// A description among the examples, with what it is expected to print.
///
/// @param description its file
record Example(Path description) {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final String MAIN = "system.xml";
    private static final Pattern README_BLOCK =
            Pattern.compile("(?<=^```text\n)(.*?)(?=^```$)", Pattern.DOTALL | Pattern.MULTILINE);

    /// {@return the descriptions in the folders of a folder}
    static List<Example> in(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES.resolve(folder).normalize(), 2)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(Example::new)
                    .toList();
        }
    }

    /// {@return folder and file}
    String name() {
        return EXAMPLES.relativize(description).toString();
    }

    /// {@return what a command prints about it, on standard output}
    ///
    /// @param exitCode what the command has to end with
    String output(String command, int exitCode) {
        List<String> arguments = new ArrayList<>(List.of(command, description.toString()));
        Path input = description.resolveSibling("input.txt");
        if (command.equals("run") && Files.exists(input)) {
            arguments.addAll(List.of("--input", input.toString()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int actual =
                Cli.run(arguments.toArray(String[]::new), InputStream.nullInputStream(), out, err);
        String printed = asSeenFromTheTop(out.toString(StandardCharsets.UTF_8));
        assertEquals(exitCode, actual, () -> printed + err.toString(StandardCharsets.UTF_8));
        return printed;
    }

    /// Compares what was printed with the expectation and with the README; with `-Dgolden=update`
    /// both are rewritten, and the test fails all the same.
    ///
    /// @param ending the ending of the file that has the expectation
    void compare(String printed, String ending) throws IOException {
        String stem = String.valueOf(description.getFileName()).replace(".xml", ".");
        Path golden = description.resolveSibling((isMain() ? "" : stem) + "expected." + ending);
        Path readme = description.resolveSibling("README.md");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        String text = Files.readString(readme);
        boolean update = "update".equals(System.getProperty("golden"));
        if (update && !expected.equals(printed)) {
            Files.writeString(golden, printed);
        }
        if (update && isMain()) {
            Matcher block = README_BLOCK.matcher(text);
            Files.writeString(readme, block.replaceFirst(Matcher.quoteReplacement(printed)));
        }
        assertEquals(expected, printed, "run `mvn verify -Dgolden=update`");
        if (isMain()) {
            Matcher block = README_BLOCK.matcher(text);
            assertEquals(expected, block.find() ? block.group() : "", readme::toString);
        }
    }

    private boolean isMain() {
        return description.endsWith(MAIN);
    }

    /// Readers call the tool in the clone's top folder, tests run in a module's.
    private static String asSeenFromTheTop(String text) {
        return text.replace("../examples/", "examples/");
    }
}
