package org.coreplatform.board.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PhysicalMemoryTest {
    private static final long BASE = 0x8000_0000L;
    private static final int SIZE = 1 << 20;
    private static final int CHUNK = 1 << 16;

    private final PhysicalMemory memory = new PhysicalMemory(BASE, SIZE);

    @Test
    void storesLittleEndianAndLoadsZeroExtended() {
        memory.store(BASE, 8, 0x8877_6655_4433_2211L);
        assertEquals(0x11, memory.load(BASE, 1));
        assertEquals(0x88, memory.load(BASE + 7, 1));
        assertEquals(0x8877, memory.load(BASE + 6, 2));
        assertEquals(0x8877_6655L, memory.load(BASE + 4, 4));
        assertEquals(0x8877_6655_4433_2211L, memory.load(BASE, 8));
    }

    @Test
    void narrowStoresLeaveTheirNeighboursAlone() {
        memory.store(BASE, 8, -1);
        memory.store(BASE + 2, 1, 0xabcd);
        memory.store(BASE + 4, 2, 0x1_0000);
        assertEquals(0xffff_0000_ffcd_ffffL, memory.load(BASE, 8));
    }

    @Test
    void readingUntouchedMemoryGivesZerosAndAllocatesNothing() {
        var bytes = new byte[3 * CHUNK];
        Arrays.fill(bytes, (byte) 1);
        memory.read(BASE + 100, bytes, 0, bytes.length);
        assertArrayEquals(new byte[3 * CHUNK], bytes);
        assertEquals(0, memory.load(BASE + SIZE - 8, 8));
        memory.fill(BASE, SIZE, (byte) 0);
        assertEquals(0, memory.touchedBytes());
    }

    @Test
    void storesAllocateOnlyTheChunkThatTheyTouch() {
        memory.store(BASE + CHUNK, 1, 0);
        memory.store(BASE + 2 * CHUNK - 1, 1, 1);
        assertEquals(CHUNK, memory.touchedBytes());
    }

    @Test
    void bulkCopiesAgreeWithByteAccessAcrossChunks() {
        long seed = 42;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            var data = new byte[random.nextInt(1, 3 * CHUNK)];
            random.nextBytes(data);
            long at = BASE + random.nextInt(SIZE - data.length + 1);
            memory.write(at, data, 0, data.length);
            int probe = random.nextInt(data.length);
            assertEquals(data[probe] & 0xff, memory.load(at + probe, 1), "seed " + seed);
            var back = new byte[data.length];
            memory.read(at, back, 0, back.length);
            assertArrayEquals(data, back, "seed " + seed);
        }
    }

    @Test
    void fillReachesTheLastByteAndNotBeyond() {
        memory.fill(BASE + CHUNK - 3, 6, (byte) 7);
        assertEquals(0, memory.load(BASE + CHUNK - 4, 1));
        assertEquals(7, memory.load(BASE + CHUNK - 3, 1));
        assertEquals(7, memory.load(BASE + CHUNK + 2, 1));
        assertEquals(0, memory.load(BASE + CHUNK + 3, 1));
    }

    @Test
    void knowsItsBounds() {
        assertTrue(memory.contains(BASE));
        assertTrue(memory.contains(BASE + SIZE - 1));
        assertFalse(memory.contains(BASE + SIZE));
        assertFalse(memory.contains(BASE - 1));
        assertFalse(memory.contains(-1));
        assertTrue(memory.contains(BASE, SIZE));
        assertFalse(memory.contains(BASE + 1, SIZE));
        assertFalse(memory.contains(BASE, Long.MAX_VALUE));
        assertFalse(memory.contains(BASE, -1));
    }

    @Test
    void accessOutsideIsABug() {
        assertThrows(IllegalStateException.class, () -> memory.load(BASE - 1, 1));
        assertThrows(IllegalStateException.class, () -> memory.store(BASE + SIZE, 1, 0));
        assertThrows(
                IllegalStateException.class,
                () -> memory.write(BASE + SIZE - 1, new byte[2], 0, 2));
    }
}
