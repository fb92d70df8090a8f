package org.coreplatform.builder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads standard output may have seen enough, or the disk may be full.
class LostOutputTest {
    private static final String TALKER =
            """
            public final class Talker extends org.coreplatform.sdk.pd.ProtectionDomain {
                @Override
                protected void init() {
                    while (true) {
                        org.coreplatform.sdk.pd.DebugConsole.println("on and on");
                    }
                }
            }
            """;
    private static final String SYSTEM =
            """
            <system>
                <protection_domain name="talker" priority="1">
                    <program_image path="Talker.java"/>
                </protection_domain>
            </system>
            """;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    @Timeout(120)
    void aRunEndsWhenNobodyReadsIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Talker.java"), TALKER);
        Path system = Files.writeString(folder.resolve("system.xml"), SYSTEM);
        assertEquals(74, run(breaking("Broken pipe", 5_000), "run", system.toString()));
        assertTrue(said().startsWith("coreplat: interrupted after "), said());
    }

    @Test
    void aFullDiskIsAnError() {
        assertEquals(74, run(breaking("No space left on device", 0), "boards"));
        assertEquals("coreplat: standard output: no space left on device\n", said());
    }

    @Test
    void whoeverHasSeenEnoughIsToldNothing() {
        assertEquals(74, run(breaking("Broken pipe", 0), "help"));
        assertEquals("", said());
    }

    private int run(OutputStream out, String... arguments) {
        return Cli.run(arguments, InputStream.nullInputStream(), out, err);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// {@return a stream that takes no more than so many bytes}
    private static OutputStream breaking(String reason, int limit) {
        AtomicInteger written = new AtomicInteger();
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                if (written.incrementAndGet() > limit) {
                    throw new IOException(reason);
                }
            }
        };
    }
}
