package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.pipeline.BuildSettings;
import org.coreplatform.builder.pipeline.FileCheck;
import org.coreplatform.builder.pipeline.SystemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String RIGHT =
            """
            <system>
                <protection_domain name="a">
                    <program_image path="a.elf"/>
                </protection_domain>
            </system>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /// Waits until a check that is over has this verdict; each says that it waits for changes.
    private static void awaitVerdict(
            String verdict, BufferedReader lines, ByteArrayOutputStream out) throws IOException {
        boolean isThere = false;
        while (!isThere) {
            assertEquals("watching; Ctrl-C ends", lines.readLine());
            String[] checks = out.toString(StandardCharsets.UTF_8).split("\n", -1);
            isThere = checks[checks.length - 2].contains("\"verdict\":\"" + verdict + "\"");
        }
    }

    @Test
    @Timeout(120)
    void checksAgainAfterEachWayOfSaving() throws Exception {
        Path file = folder.resolve("s.system");
        Files.writeString(file, RIGHT);
        PipedOutputStream err = new PipedOutputStream();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(new PipedInputStream(err), StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] command = {"check", "--watch", "--format=json", file.toString()};
        Thread watching =
                new Thread(() -> Cli.run(command, InputStream.nullInputStream(), out, err));
        watching.start();
        awaitVerdict("accept", lines, out);
        Files.writeString(file, RIGHT.replace("name=\"a\"", ""));
        awaitVerdict("reject", lines, out);
        Path written = folder.resolve("s.system~");
        Files.writeString(written, RIGHT);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        awaitVerdict("accept", lines, out);
        watching.interrupt();
        watching.join();
        assertFalse(watching.isAlive());
    }

    /// Only what was read says what is to be watched, so there is a moment in between.
    @Test
    @Timeout(120)
    void noticesWhatChangedBeforeItWasWatched() throws IOException {
        Path file = Files.writeString(folder.resolve("s.system"), RIGHT);
        SystemBuilder builder =
                new SystemBuilder(BuildSettings.forBoard(Boards.ALL.getFirst().profile()));
        OutputStream nowhere = OutputStream.nullOutputStream();
        Terminal terminal = Terminal.of(InputStream.nullInputStream(), nowhere, nowhere);
        List<Boolean> verdicts = new ArrayList<>();
        try (FileWatch watch = new FileWatch(terminal)) {
            watch.forEachChange(
                    () -> {
                        FileCheck check = builder.checkWithInputs(file);
                        verdicts.add(check.result().isAccepted());
                        if (verdicts.size() == 1) {
                            write(file, "<nothing/>");
                        } else {
                            Thread.currentThread().interrupt();
                        }
                        return new FileWatch.Used(Set.copyOf(check.inputs()), check::isCurrent);
                    });
        }
        assertTrue(Thread.interrupted());
        assertEquals(List.of(true, false), verdicts);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
