package org.coreplatform.sdk.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootImageTest {
    private static final byte[] FILE = BootImageWriter.write(SmallImage.image());

    @Test
    void comesBackAsItWasWritten() {
        assertEquals(SmallImage.image(), BootImageReader.read(FILE));
        assertArrayEquals(FILE, BootImageWriter.write(BootImageReader.read(FILE)));
    }

    @Test
    void refusesEveryFlippedBit() {
        for (int offset = 0; offset < FILE.length; offset++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = FILE.clone();
                changed[offset] ^= (byte) (1 << bit);
                refused(changed, "bit %d of byte %d".formatted(bit, offset));
            }
        }
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < FILE.length; length++) {
            refused(Arrays.copyOf(FILE, length), "length " + length);
        }
    }

    @Test
    void refusesTrailingBytes() {
        ImageRefused refused = refused(Arrays.copyOf(FILE, FILE.length + 1), "a trailing byte");
        assertEquals(FILE.length, refused.offset());
    }

    @Test
    void namesTheVersionThatItCannotRead() {
        byte[] changed = FILE.clone();
        changed[Manifest.OFFSET] = 1;
        assertEquals(
                "the image has format version 1, this tool reads version 2: build it again",
                refused(changed, "version 1").what());
    }

    @Test
    void saysWhichSegmentWasChanged() {
        byte[] changed = FILE.clone();
        int offset = 0x1000 + 99;
        assertEquals(7, changed[offset]);
        changed[offset] = 8;
        ImageRefused refused = refused(changed, "the segment's last byte");
        assertTrue(refused.what().startsWith("segment 0"), refused.what());
        assertEquals(0x1000, refused.offset());
    }

    /// A change whose author recomputed the digests still meets the decoder and the one encoding.
    @Test
    void whatItAcceptsWithRightDigestsIsTheOneEncodingOfAnImage() {
        Manifest manifest = new Manifest(FILE, Manifest.parts(1));
        for (int offset = 0; offset < FILE.length; offset++) {
            if (offset >= Manifest.OFFSET && offset < manifest.end()) {
                continue;
            }
            byte[] changed = FILE.clone();
            changed[offset] ^= (byte) (1 << offset % 8);
            new Manifest(changed, Manifest.parts(1)).seal();
            try {
                BootImage image = BootImageReader.read(changed);
                assertArrayEquals(changed, BootImageWriter.write(image), "offset " + offset);
            } catch (ImageRefused refused) {
                assertTrue(refused.offset() <= FILE.length);
            }
        }
    }

    @Test
    void refusesGarbageInBoundedTime() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(400)];
            random.nextBytes(garbage);
            int kept = Math.min(garbage.length, random.nextInt(200));
            System.arraycopy(FILE, 0, garbage, 0, kept);
            refused(garbage, "seed 42, round " + i);
        }
    }

    @Test
    void refusesOverlappingSegments() {
        BootImage image = SmallImage.image();
        BootImage.Segment segment = image.segments().getFirst();
        BootImage overlapping =
                BootImage.of(
                        image.spec(),
                        List.of(segment, new BootImage.Segment("q", 0x8020_0000L, new byte[1])));
        assertTrue(refused(BootImageWriter.write(overlapping), "").what().contains("overlaps"));
    }

    @Test
    void refusesSegmentsThatAreNotTheImagesFrames() {
        BootImage image = SmallImage.image();
        BootImage larger =
                BootImage.of(
                        image.spec(),
                        List.of(new BootImage.Segment("pump", 0x8020_0000L, new byte[0x1001])));
        assertTrue(refused(BootImageWriter.write(larger), "").what().contains("span"));
    }

    private static ImageRefused refused(byte[] file, String what) {
        try {
            BootImageReader.read(file);
        } catch (ImageRefused refused) {
            return refused;
        }
        return fail("accepted: " + what);
    }

    @Test
    void theSmallSystemFitsItsBoard() {
        AllocationCheck.check(SmallImage.spec(), SmallImage.BOARD);
        assertThrows(
                ImageRefused.class,
                () ->
                        AllocationCheck.check(
                                SmallImage.spec(), SmallImage.BOARD.withDramBytes(32 << 20)));
    }
}
