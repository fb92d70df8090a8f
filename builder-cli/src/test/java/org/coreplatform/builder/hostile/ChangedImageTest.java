package org.coreplatform.builder.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.coreplatform.builder.cli.Cli;
import org.coreplatform.sdk.image.BootImage.Segment;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.ImageRefused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The image of an example, damaged everywhere: whatever has changed, the refusal says what it is,
/// and where it begins.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedImageTest {
    private static final int PAGE = 0x1000;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private Path image;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private byte[] whole;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        image = folder.resolve("image");
        String report = folder.resolve("report").toString();
        coreplat(0, "build", "../examples/hello/system.xml", "-o", image.toString(), "-r", report);
        whole = Files.readAllBytes(image);
    }

    @Test
    void everyChangedPositionIsRefused() {
        byte[] changed = whole.clone();
        for (int i = 0; i < whole.length; i++) {
            changed[i] ^= (byte) (1 << (i % 8));
            ImageRefused refused = refused(changed, "position " + i);
            changed[i] = whole[i];
            // What comes before the segments says how long they are, and has their digests.
            boolean isPlaced = i < PAGE || refused.offset() <= i;
            assertTrue(isPlaced, refused::getMessage);
        }
    }

    @Test
    void aChangedSegmentIsNamedWithItsPlace() {
        List<Segment> segments = BootImageReader.read(whole).segments();
        for (int number = 0; number < segments.size(); number++) {
            byte[] bytes = segments.get(number).bytes();
            int offset = placeOf(bytes);
            byte[] changed = whole.clone();
            changed[offset + bytes.length - 1] ^= 1;
            ImageRefused refused = refused(changed, segments.get(number).name());
            assertTrue(refused.what().startsWith("segment " + number), refused::what);
            assertEquals(offset, refused.offset());
        }
    }

    private int placeOf(byte[] bytes) {
        int offset = 0;
        while (!Arrays.equals(whole, offset, offset + bytes.length, bytes, 0, bytes.length)) {
            offset += PAGE;
        }
        return offset;
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < whole.length; length++) {
            ImageRefused refused = refused(Arrays.copyOf(whole, length), "length " + length);
            assertTrue(refused.offset() <= length, refused::getMessage);
        }
    }

    @Test
    void theCommandLineSaysSoToo() throws IOException {
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(image, changed);
        for (String command : new String[] {"run", "inspect"}) {
            String said = coreplat(1, command, image.toString());
            assertTrue(said.matches("(?s)error: .*segment \\d.* offset 0x[0-9a-f]+.*"), said);
        }
    }

    private static ImageRefused refused(byte[] changed, String what) {
        try {
            BootImageReader.read(changed);
        } catch (ImageRefused refused) {
            return refused;
        }
        return fail("accepted: " + what);
    }

    private static String coreplat(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int actual = Cli.run(arguments, InputStream.nullInputStream(), out, err);
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(exitCode, actual, said);
        return said;
    }
}
