package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
}
