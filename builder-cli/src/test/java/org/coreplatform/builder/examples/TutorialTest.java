package org.coreplatform.builder.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what the tutorial says: writes its files, types its commands, and compares.
class TutorialTest {
    private static final Path TUTORIAL = Path.of("../docs/manual/tutorial.md");

    /// A fenced block: its language, the file that it is or nothing, and its text.
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void commandsPrintWhatThePageShows() throws IOException {
        String page = Files.readString(TUTORIAL);
        Matcher blocks = BLOCK.matcher(page);
        StringBuilder actual = new StringBuilder();
        int commands = 0;
        while (blocks.find()) {
            String shown = blocks.group();
            if (blocks.group(2) != null) {
                Files.writeString(folder.resolve(blocks.group(2)), blocks.group(3));
            } else if (blocks.group(1).equals("console")) {
                shown = transcript(blocks);
                commands++;
            }
            blocks.appendReplacement(actual, Matcher.quoteReplacement(shown));
        }
        blocks.appendTail(actual);
        assertTrue(commands >= 5);
        if (!page.contentEquals(actual) && "update".equals(System.getProperty("golden"))) {
            Files.writeString(TUTORIAL, actual);
        }
        assertEquals(page, actual.toString(), "run `mvn verify -Dgolden=update`");
    }

    /// {@return a block with its command and what that prints on both streams}
    private String transcript(MatchResult block) {
        String command = block.group(3).lines().findFirst().orElse("");
        String[] arguments =
                Stream.of(command.split(" ", -1))
                        .skip(2)
                        .map(word -> word.endsWith(".xml") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Cli.run(arguments, InputStream.nullInputStream(), printed, printed);
        String text = printed.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
        return "```console\n" + command + "\n" + text + "```";
    }
}
