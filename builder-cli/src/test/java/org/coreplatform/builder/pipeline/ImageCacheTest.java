package org.coreplatform.builder.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An image is reused while nothing that it was built from has changed, and never otherwise.
final class ImageCacheTest {
    private static final BoardProfile BOARD = Boards.ALL.getFirst().profile();
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir private Path folder;
    private Path description;

    @BeforeEach
    void writeASystem() throws IOException {
        description = folder.resolve("system.xml");
        write("system.xml", system(1));
        write("idle/Idle.java", idle("Other.use();"));
        write("idle/Other.java", "class Other { static void use() {} }");
    }

    @Test
    void anUnchangedSystemIsNotBuiltAgain() throws IOException {
        byte[] first = build("stamp");
        markEntries();
        assertArrayEquals(first, build("stamp"));
        assertTrue(isMarked());
    }

    @Test
    void aChangedInputIsNoticed() throws IOException {
        byte[] first = build("stamp");
        write("idle/Other.java", "class Other { static void use() { int changed = 1; } }");
        byte[] second = build("stamp");
        assertFalse(Arrays.equals(first, second));
        write("system.xml", system(2));
        assertFalse(Arrays.equals(second, build("stamp")));
    }

    @Test
    void aNewFileInAFolderOfSourcesIsNoticed() throws IOException {
        build("stamp");
        write("idle/Broken.java", "class {");
        assertInstanceOf(
                BuildResult.Refused.class, builder("stamp").buildUnlessUnchanged(description));
    }

    @Test
    void anotherToolchainBuildsAgain() throws IOException {
        build("stamp");
        markEntries();
        build("another stamp");
        assertFalse(isMarked());
    }

    @Test
    void aDamagedEntryIsNoEntry() throws IOException {
        byte[] first = build("stamp");
        for (Path entry : entries()) {
            byte[] bytes = Files.readAllBytes(entry);
            for (int position = 0; position < bytes.length; position += bytes.length / 40) {
                byte[] damaged = bytes.clone();
                damaged[position] ^= 0x10;
                Files.write(entry, damaged);
                assertArrayEquals(first, build("stamp"));
            }
            Files.write(entry, new byte[0]);
            assertArrayEquals(first, build("stamp"));
        }
    }

    @Test
    void aCopiedProjectDoesNotUseTheImagesOfTheOriginal() throws IOException {
        byte[] original = build("stamp");
        Path copy = folder.resolve("copy");
        for (String name : List.of("system.xml", "idle/Idle.java", "idle/Other.java")) {
            Files.createDirectories(copy.resolve("idle"));
            Files.copy(folder.resolve(name), copy.resolve(name));
        }
        Files.createDirectories(copy.resolve(".coreplat"));
        for (Path entry : entries()) {
            Files.copy(entry, copy.resolve(".coreplat").resolve(entry.getFileName()));
        }
        Files.writeString(
                copy.resolve("idle/Other.java"), "class Other { static int use() { return 1; } }");
        var built = builder("stamp").buildUnlessUnchanged(copy.resolve("system.xml"));
        assertFalse(Arrays.equals(original, image(built)));
    }

    @Test
    void theCacheHidesFromVersionControl() throws IOException {
        build("stamp");
        assertEquals("*\n", Files.readString(folder.resolve(".coreplat/.gitignore")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(".coreplat", "idle", "system.xml"),
                    files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
        }
    }

    @Test
    void whereNothingCanBeWrittenThereIsNoCache() throws IOException {
        write(".coreplat", "a file where the folder would be");
        assertArrayEquals(build("stamp"), build("stamp"));
        assertEquals(
                "a file where the folder would be", Files.readString(folder.resolve(".coreplat")));
    }

    private void markEntries() throws IOException {
        for (Path entry : entries()) {
            Files.setLastModifiedTime(entry, LONG_AGO);
        }
    }

    private boolean isMarked() throws IOException {
        for (Path entry : entries()) {
            if (!Files.getLastModifiedTime(entry).equals(LONG_AGO)) {
                return false;
            }
        }
        return true;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".coreplat"))) {
            return files.filter(file -> !file.endsWith(".gitignore")).toList();
        }
    }

    private byte[] build(String stamp) {
        return image(builder(stamp).buildUnlessUnchanged(description));
    }

    private static byte[] image(BuildResult result) {
        assertEquals(List.of(), result.diagnostics());
        return assertInstanceOf(BuildResult.Built.class, result).image();
    }

    private static SystemBuilder builder(String stamp) {
        return new SystemBuilder(BuildSettings.forBoard(BOARD), Optional.of(stamp));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static String system(int priority) {
        return """
               <system>
                   <protection_domain name="idle" priority="%d">
                       <program_image path="idle"/>
                   </protection_domain>
               </system>
               """
                .formatted(priority);
    }

    private static String idle(String init) {
        return """
               public final class Idle extends org.coreplatform.sdk.pd.ProtectionDomain {
                   @Override
                   protected void init() {%s}
               }
               """
                .formatted(init);
    }
}
