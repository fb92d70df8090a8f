package org.coreplatform.builder.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.description.model.AddressRange;
import org.junit.jupiter.api.Test;

/// Where objects find a place. The initialiser takes them one by one; so does the oracle here.
class AllocatorTest {
    private static final AddressRange NONE = range(Long.MAX_VALUE, Long.MAX_VALUE);

    private static AddressRange range(long start, long end) {
        return new AddressRange(start, end);
    }

    private static FreeMemory memory(AddressRange... ranges) {
        return new FreeMemory(List.of(ranges));
    }

    /// {@return objects: pairs of the logarithm of a size and a number}
    private static ObjectCounts objects(int... sizesAndCounts) {
        ObjectCounts objects = new ObjectCounts();
        for (int i = 0; i < sizesAndCounts.length; i += 2) {
            objects.add(sizesAndCounts[i], sizesAndCounts[i + 1]);
        }
        return objects;
    }

    private static void check(
            ObjectCounts missing, ObjectCounts objects, FreeMemory memory, AddressRange... frames) {
        assertEquals(missing, Allocator.missing(objects, List.of(frames), memory));
    }

    @Test
    void untypedsArePowersOfTwoAtMultiplesOfTheirSize() {
        assertEquals(
                List.of(
                        range(0x3000, 0x4000),
                        range(0x4000, 0x8000),
                        range(0x8000, 0x9000),
                        range(0x9000, 0x9800)),
                memory(range(0x3000, 0x9800)).untypeds());
        assertEquals(
                List.of(range(0, 0x4000), range(0x4000, 0x6000)),
                memory(range(0, 0x6000)).untypeds());
    }

    @Test
    void objectsFillMemoryExactly() {
        FreeMemory sixPages = memory(range(0x2000, 0x8000));
        check(objects(), objects(13, 2, 12, 1, 11, 2), sixPages);
        check(objects(4, 1), objects(13, 2, 12, 1, 11, 2, 4, 1), sixPages);
        check(objects(13, 1), objects(13, 4), sixPages);
        check(objects(14, 1), objects(14, 2), sixPages);
    }

    @Test
    void objectsGoBeforeAndBehindFramesWithAnAddress() {
        FreeMemory memory = memory(range(0x1_0000, 0x2_0000));
        AddressRange frame = range(0x1_3000, 0x1_4000);
        check(objects(), objects(12, 15), memory, frame);
        check(objects(12, 1), objects(12, 16), memory, frame);
        check(objects(14, 1), objects(14, 4), memory, range(0x1_0000, 0x1_4000));
    }

    @Test
    void theRestOfAPieceIsLostWhenNothingIsSmallEnoughBehindAFrame() {
        AddressRange frame = range(0x1_0000, 0x1_1000);
        FreeMemory memory = memory(range(0x1_0000, 0x2_0000));
        check(objects(13, 1), objects(13, 1), memory, frame);
        check(objects(), objects(13, 1, 12, 1), memory, frame);
    }

    @Test
    void agreesWithTakingOneObjectAfterTheOther() {
        SplittableRandom random = new SplittableRandom(20261130);
        for (int run = 0; run < 20_000; run++) {
            FreeMemory memory = randomMemory(random);
            List<AddressRange> frames = randomFrames(random, memory);
            ObjectCounts objects = objects();
            for (int bits = 4; bits < 11; bits++) {
                objects.add(bits, random.nextInt(4) == 0 ? 0 : random.nextInt(2 << (11 - bits)));
            }
            assertEquals(
                    oneByOne(objects, frames, memory),
                    Allocator.missing(objects, frames, memory),
                    () -> "%s %s %s".formatted(objects, frames, memory));
        }
    }

    private static FreeMemory randomMemory(SplittableRandom random) {
        List<AddressRange> ranges = new ArrayList<>();
        long at = random.nextInt(16) * 64L;
        for (int i = random.nextInt(3); i >= 0; i--) {
            long end = at + (1 + random.nextInt(60)) * 64L;
            ranges.add(range(at, end));
            at = end + (1 + random.nextInt(8)) * 64L;
        }
        return new FreeMemory(ranges);
    }

    /// Of 64 or 128 bytes, at most one at a multiple of 512.
    private static List<AddressRange> randomFrames(SplittableRandom random, FreeMemory memory) {
        List<AddressRange> frames = new ArrayList<>();
        for (AddressRange range : memory.ranges()) {
            for (long at = range.start(); at + 512 <= range.end(); at += 512) {
                long start = (at + random.nextInt(3) * 128L) & -128;
                long end = start + 64L * (1 + random.nextInt(2));
                if (random.nextInt(4) == 0 && start >= range.start() && end <= range.end()) {
                    frames.add(range(start, end));
                }
            }
        }
        return frames;
    }

    private static ObjectCounts oneByOne(
            ObjectCounts objects, List<AddressRange> frames, FreeMemory memory) {
        ObjectCounts left = objects.copy();
        for (AddressRange untyped : memory.untypeds()) {
            long at = untyped.start();
            while (at < untyped.end()) {
                long from = at;
                AddressRange frame =
                        frames.stream().filter(f -> f.end() > from).findFirst().orElse(NONE);
                boolean isBefore = frame.start() < untyped.end();
                long end = isBefore ? Math.max(at, frame.start()) : untyped.end();
                while (at < end) {
                    int most =
                            Math.min(
                                    Long.numberOfTrailingZeros(at),
                                    Long.numberOfTrailingZeros(end - at));
                    int bits = Math.min(most, ObjectCounts.MAX_BITS);
                    while (bits >= 0 && left.of(bits) == 0) {
                        bits--;
                    }
                    if (bits >= 0) {
                        left.add(bits, -1);
                        at += 1L << bits;
                    } else {
                        at = isBefore ? at + (1L << most) : end;
                    }
                }
                at = isBefore ? Math.min(untyped.end(), frame.end()) : at;
            }
        }
        return left;
    }
}
