package org.coreplatform.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.builder.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Projects that `coreplat init` makes run as they are.
class InitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "hello, greeter | hello from my-system",
        "ppc, client | 40 + 2 = 42",
        "sensor, controller | 120 is too much"
    })
    void aNewProjectRunsAndPassesItsTests(String template, String printed) throws IOException {
        Path project = folder.resolve("my-system");
        coreplat(0, "init", project.toString(), "--template", template);
        String description = project.resolve("system.xml").toString();
        assertEquals("", coreplat(0, "check", description));
        assertTrue(coreplat(0, "run", description).contains(printed));
        assertTrue(coreplat(0, "test", project.toString()).contains("SystemTest"));

        Path generated = project.resolve(".coreplat/generated");
        List<String> before = contents(generated);
        coreplat(0, "generate", description);
        assertEquals(before, contents(generated));
        assertFalse(before.isEmpty());
    }

    @Test
    void aNewProjectHasWhatEditorsNeed() throws IOException {
        Path project = folder.resolve("Mine");
        coreplat(0, "init", project.toString());
        assertTrue(Files.exists(project.resolve("src/mine/Greeter.java")));
        assertTrue(
                Files.readString(project.resolve(".coreplat/system.xsd")).contains("<xs:schema"));
        assertTrue(Files.exists(project.resolve(".coreplat/lib/libraries.jar")));
        String settings = Files.readString(project.resolve(".vscode/settings.json"));
        assertTrue(settings.contains("\"--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED\""));
        for (Path file : files(project)) {
            boolean isText = !file.toString().endsWith(".jar");
            assertFalse(isText && Files.readString(file).contains("@NAME@"), file::toString);
        }
    }

    @Test
    void aKeywordBecomesAPackageAllTheSame() {
        Path project = folder.resolve("int");
        coreplat(0, "init", project.toString());
        assertTrue(Files.exists(project.resolve("src/intsystem/Greeter.java")));
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Path project = Files.createDirectory(folder.resolve("empty"));
        coreplat(0, "init", project.toString());
        assertTrue(Files.exists(project.resolve("system.xml")));
    }

    @ParameterizedTest
    @CsvSource({
        "full, 74, is a folder with something in it",
        "file, 74, is a file",
        "no/such/place, 74, lies in a folder that does not exist",
        "1st, 2, cannot be the name of a project",
        "a b, 2, cannot be the name of a project"
    })
    void whatIsThereIsLeftAlone(String name, int exitCode, String why) throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/kept"), "kept");
        Files.writeString(folder.resolve("file"), "kept");
        List<String> before = contents(folder);
        String said = coreplat(exitCode, "init", folder.resolve(name).toString());
        assertTrue(said.contains(why), said);
        assertEquals(before, contents(folder));
    }

    @Test
    void aProjectWithoutTestsSaysSo() throws IOException {
        assertTrue(coreplat(74, "test", folder.toString()).contains("no folder of tests"));
        Files.createDirectory(folder.resolve("test"));
        assertTrue(coreplat(1, "test", folder.toString()).contains("there are no tests in"));
    }

    @Test
    void aTestThatDoesNotCompileIsShownAsTheCompilerShowsIt() throws IOException {
        Files.createDirectory(folder.resolve("test"));
        Files.writeString(
                folder.resolve("test/WrongTest.java"), "class WrongTest { int x = y; }\n");
        assertTrue(coreplat(1, "test", folder.toString()).contains("WrongTest.java:1: error: "));
    }

    @ParameterizedTest
    @CsvSource({"never", "always"})
    void aFailureIsToldOnce(String colour) throws IOException {
        Files.createDirectory(folder.resolve("test"));
        Files.writeString(
                folder.resolve("test/MoonTest.java"),
                """
                class MoonTest {
                    @org.junit.jupiter.api.Test
                    void isThere() { throw new AssertionError("no moon\\n\\nno stars"); }
                    @org.junit.jupiter.api.Test
                    void isRound() {}
                }
                """);
        String said = coreplat(1, "--color", colour, "test", folder.toString());
        assertEquals(1, said.split("no moon", -1).length - 1, said);
        assertEquals(1, said.split("no stars", -1).length - 1, said);
        assertTrue(said.matches("(?s).*isThere\\(\\)\\S* \\S*✘.*Failures.*no moon.*"), said);
        assertTrue(said.contains("isRound()"), said);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// {@return the files of a folder with their lengths}
    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files(folder)) {
            contents.add("%s %d".formatted(folder.relativize(file), Files.size(file)));
        }
        return contents;
    }

    /// {@return what a command prints on both streams}
    private static String coreplat(int exitCode, String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int actual = Cli.run(arguments, InputStream.nullInputStream(), printed, printed);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertEquals(exitCode, actual, text);
        return text;
    }
}
