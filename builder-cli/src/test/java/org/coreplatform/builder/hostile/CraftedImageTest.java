package org.coreplatform.builder.hostile;

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
import java.util.Optional;
import java.util.SplittableRandom;
import org.coreplatform.builder.cli.Cli;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.BootImageWriter;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.SpecCodec;
import org.coreplatform.sdk.image.SystemSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images with right digests whose content somebody has changed. They are refused with a reason,
/// or they run, and whatever is wrong with them is a fault of their own.
///
/// `-Dfuzz.seed=SEED` and `-Dfuzz.count=COUNT` choose other changes; a failure names its own.
class CraftedImageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private BootImage original;

    @BeforeEach
    void build() throws IOException {
        assertEquals(
                "",
                run(
                        0,
                        "build",
                        "../examples/restarter/system.xml",
                        "-o",
                        path(),
                        "-r",
                        path() + ".txt"));
        original = BootImageReader.read(Files.readAllBytes(folder.resolve("image")));
    }

    @Test
    void changedSpecsAreRefusedOrRun() throws IOException {
        byte[] encoded = SpecCodec.encode(original.spec());
        SplittableRandom random = random();
        int booted = 0;
        for (int i = 0; i < count() * 4; i++) {
            byte[] changed = encoded.clone();
            int offset = random.nextInt(changed.length);
            changed[offset] ^= (byte) (1 << random.nextInt(8));
            Optional<SystemSpec> spec = decode(changed);
            if (spec.isPresent()) {
                booted++;
                boot(BootImage.of(spec.get(), original.segments()), "spec, offset " + offset);
            }
        }
        assertTrue(booted > 0, "every change was refused by the decoder");
    }

    @Test
    void changedProgramsAreRefusedOrRun() throws IOException {
        SplittableRandom random = random();
        for (int i = 0; i < count(); i++) {
            int which = random.nextInt(original.segments().size());
            BootImage.Segment segment = original.segments().get(which);
            byte[] changed = segment.bytes().clone();
            int offset = random.nextInt(changed.length);
            changed[offset] ^= (byte) (1 << random.nextInt(8));
            List<BootImage.Segment> segments = new ArrayList<>(original.segments());
            segments.set(
                    which,
                    new BootImage.Segment(segment.name(), segment.physicalAddress(), changed));
            boot(
                    BootImage.of(original.spec(), segments),
                    "program of %s, offset %d".formatted(segment.name(), offset));
        }
    }

    private static SplittableRandom random() {
        return new SplittableRandom(Long.getLong("fuzz.seed", 20261124L));
    }

    private static int count() {
        return Integer.getInteger("fuzz.count", 15);
    }

    private static Optional<SystemSpec> decode(byte[] encoded) {
        try {
            return Optional.of(SpecCodec.decode(encoded));
        } catch (ImageRefused refused) {
            assertFalse(String.valueOf(refused.getMessage()).isBlank());
            return Optional.empty();
        }
    }

    private void boot(BootImage image, String what) throws IOException {
        Files.write(folder.resolve("image"), BootImageWriter.write(image));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] arguments = {"run", path(), "--for", "5ms", "--max-host-time", "20s"};
        int exitCode = Cli.run(arguments, InputStream.nullInputStream(), out, err);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(exitCode == 0 || exitCode == 1 || exitCode == 2, () -> what + ": " + said);
        assertFalse(said.contains("internal error"), () -> what + ": " + said);
        assertTrue(exitCode == 0 || said.contains("error: ") || said.contains("coreplat: "), said);
    }

    private static String run(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        assertEquals(exitCode, Cli.run(arguments, InputStream.nullInputStream(), out, err));
        return err.toString(StandardCharsets.UTF_8);
    }

    private String path() {
        return folder.resolve("image").toString();
    }
}
