package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFixTest {
    private static final String MISSPELT =
            """
            <system>
                <!-- the only one -->
                <protection_domain name="driver" prioriti="0X10">
                    <program_image path="driver.elf"/>
                    <map mr="bufer" vaddr="0x1000000"/>
                </protection_domain>
                <memory_region name="buffer" size="0x1000"/>
            </system>
            """;
    private static final String RIGHT =
            MISSPELT.replace("prioriti", "priority").replace("0X", "0x").replace("bufer", "buffer");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path file;

    @BeforeEach
    void writeTheDescription() throws IOException {
        file = folder.resolve("s.system");
        Files.writeString(file, MISSPELT);
    }

    private int run(String... arguments) {
        return Cli.run(arguments, InputStream.nullInputStream(), out, err);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fixesEverythingThatHasAFixInOneRun() throws IOException {
        String missing = "program_image.not-found";
        assertEquals(ExitCodes.OK, run("check", "--allow", missing, "--fix", file.toString()));
        assertEquals(RIGHT, Files.readString(file));
        assertEquals("", output());
        assertEquals("fixed 3 in %s%n".formatted(file), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aDryRunShowsADifferenceAndWritesNothing() throws IOException {
        assertEquals(ExitCodes.DIAGNOSTICS, run("check", "--fix", "--dry-run", file.toString()));
        assertEquals(MISSPELT, Files.readString(file));
        assertTrue(output().contains("\n-        <map mr=\"bufer\" vaddr=\"0x1000000\"/>\n"));
        assertTrue(output().contains("\n+        <map mr=\"buffer\" vaddr=\"0x1000000\"/>\n"));
    }

    @Test
    void whatCannotBeFixedIsReported() throws IOException {
        Files.writeString(file, MISSPELT.replace("0x1000\"/>", "0x1001\"/>"));
        assertEquals(
                ExitCodes.DIAGNOSTICS, run("check", "--fix", "--format=short", file.toString()));
        assertTrue(Files.readString(file).contains("priority=\"0x10\""));
        assertTrue(output().contains("memory_region.size"), output());
    }

    @Test
    void linksPermissionsAndMarksStay() throws IOException {
        Files.writeString(file, "\uFEFF" + MISSPELT.replace("\n", "\r\n"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.system"), file);
        assertEquals(ExitCodes.OK, run("check", "--fix", link.toString()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("\uFEFF" + RIGHT.replace("\n", "\r\n"), Files.readString(file));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(link, file), left.sorted().toList());
        }
    }

    @Test
    void formatsFilesFoldersAndStandardInput() throws IOException {
        Path other = folder.resolve("pom.xml");
        Files.writeString(other, "<project ></project>");
        Files.writeString(file, "<system><a/></system>");
        assertEquals(ExitCodes.DIAGNOSTICS, run("fmt", "--check", folder.toString()));
        assertEquals(file + System.lineSeparator(), output());
        assertEquals("<system><a/></system>", Files.readString(file));
        assertEquals(ExitCodes.OK, run("fmt", folder.toString()));
        assertEquals("<system>\n    <a/>\n</system>\n", Files.readString(file));
        assertEquals("<project ></project>", Files.readString(other));
        assertEquals(ExitCodes.OK, run("fmt", "--check", folder.toString()));
    }

    @Test
    void doesNotFormatWhatIsNoDescription() throws IOException {
        Files.writeString(file, "<system>");
        assertEquals(ExitCodes.DIAGNOSTICS, run("fmt", file.toString()));
        assertEquals("<system>", Files.readString(file));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("error[xml.malformed]"));
    }

    @Test
    void filesThatAreTooLargeAreRefusedWithoutBeingRead() throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        for (String command : List.of("check", "fmt")) {
            assertEquals(ExitCodes.DIAGNOSTICS, run(command, file.toString()));
        }
        assertTrue(output().contains("it has 100 MiB, and 64 are the most"), output());
        String refused = err.toString(StandardCharsets.UTF_8);
        assertTrue(refused.contains("the description has more than 64 MiB"), refused);
    }
}
