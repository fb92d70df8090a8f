package org.coreplatform.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The archive, unpacked on a machine that has no Java, no Maven, and a home with nothing in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistributionTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("archive", "missing"));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Machine machine;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path installed;

    @BeforeAll
    void install(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        machine = Machine.in(folder);
        installed = machine.unpack(ARCHIVE, "a place with spaces");
        System.out.printf(
                "%s: %d MB, unpacked %d MB%n",
                ARCHIVE.getFileName(), Files.size(ARCHIVE) >> 20, size(installed) >> 20);
    }

    @Test
    void theMachineHasNoJava() throws IOException, InterruptedException {
        assertEquals(127, machine.run(folder, "java", "-version").exitCode());
    }

    @Test
    void runsAnExampleAtOnceAndAgain() throws IOException, InterruptedException {
        String expected = Files.readString(installed.resolve("examples/hello/expected.txt"));
        for (int i = 0; i < 2; i++) {
            var run = coreplat(0, installed, "run", "examples/hello/system.xml");
            assertEquals(expected, run.out());
        }
        assertFalse(endings(installed.resolve(".coreplat"), ".aot").isEmpty());
    }

    @Test
    void explainsMistakes() throws IOException, InterruptedException {
        Path broken = Path.of("examples/broken/ppc-cycle");
        var check = coreplat(1, installed, "check", broken.resolve("system.xml").toString());
        assertEquals(
                Files.readString(installed.resolve(broken).resolve("expected.diag")), check.out());
        assertTrue(coreplat(0, installed, "explain", "channel.ppc-cycle").out().length() > 100);
    }

    @Test
    void tracesAndInspects() throws IOException, InterruptedException {
        Path image = folder.resolve("notifications.img");
        coreplat(
                0, installed, "build", "-o", image.toString(), "examples/notifications/system.xml");
        assertTrue(coreplat(0, folder, "inspect", image.toString()).out().contains("pong"));
        String trace = folder.resolve("trace.json").toString();
        coreplat(0, folder, "run", "--trace", trace, image.toString());
        assertTrue(coreplat(0, folder, "trace", trace).out().contains("<html"));
    }

    @Test
    void measures() throws IOException, InterruptedException {
        String results = coreplat(0, folder, "bench", "system-call", "--format", "json").out();
        assertTrue(results.contains("\"name\":\"system-call\""), results);
    }

    @Test
    void makesProjectsThatRunAndAreTested() throws IOException, InterruptedException {
        coreplat(0, folder, "init", "mine", "--template", "ppc");
        Path project = folder.resolve("mine");
        assertTrue(coreplat(0, project, "run", "system.xml").out().contains("40 + 2 = 42"));
        assertTrue(coreplat(0, project, "test").out().contains("2 tests successful"));
        assertTrue(Files.exists(project.resolve(".coreplat/lib/coreplat-junit.jar")));
    }

    /// A file where the launcher would make its folder: whoever may write everywhere cannot either.
    @Test
    void worksWhereNothingCanBeWritten() throws IOException, InterruptedException {
        Path sealed = machine.unpack(ARCHIVE, "sealed");
        Files.writeString(sealed.resolve(".coreplat"), "");
        var run = coreplat(0, sealed, "run", "examples/hello/system.xml");
        assertTrue(run.out().contains("hello, world"));
        assertFalse(endings(machine.home().resolve(".cache/coreplat"), ".aot").isEmpty());
    }

    @Test
    void namesTheLicencesOfWhatItContains() throws IOException {
        String list = Files.readString(installed.resolve("licences/THIRD-PARTY.txt"));
        for (Path jar : endings(installed.resolve("lib"), ".jar")) {
            String name = String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", "");
            boolean isOurs = Files.exists(Path.of("../..", name)) || name.equals("coreplat-junit");
            assertTrue(isOurs || list.contains(":" + name + ":"), name);
        }
        assertTrue(Files.exists(installed.resolve("LICENSE")));
        assertTrue(Files.exists(installed.resolve("runtime/legal/java.base/LICENSE")));
    }

    /// Folder by folder, whatever order the file system gives; the jars are in the order of the
    /// poms.
    @Test
    void theArchiveHasItsFilesInOneOrder() throws IOException, InterruptedException {
        List<String> names =
                machine.run(folder, "tar", "-tzf", ARCHIVE.toString()).out().lines().toList();
        for (String part : List.of("docs", "examples", "licences", "runtime/legal")) {
            String prefix = names.getFirst().replaceFirst("/.*", "/") + part;
            List<String> files =
                    names.stream()
                            .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                            .toList();
            assertTrue(files.size() > 10, part);
            Comparator<String> byFolder = Comparator.comparing(name -> name.replace('/', '\0'));
            assertEquals(files.stream().sorted(byFolder).toList(), files);
        }
    }

    private Machine.Outcome coreplat(int exitCode, Path directory, String... arguments)
            throws IOException, InterruptedException {
        String launcher = installed.resolve("coreplat").toString();
        if (directory.endsWith(Path.of("sealed", String.valueOf(installed.getFileName())))) {
            launcher = directory.resolve("coreplat").toString();
        }
        String[] command =
                Stream.concat(Stream.of(launcher), Stream.of(arguments)).toArray(String[]::new);
        Machine.Outcome outcome = machine.run(directory, command);
        assertEquals(exitCode, outcome.exitCode(), outcome::toString);
        return outcome;
    }

    private static List<Path> endings(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
