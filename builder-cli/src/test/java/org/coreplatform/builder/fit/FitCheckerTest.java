package org.coreplatform.builder.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.coreplatform.builder.fit.Trial.Outcome;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.MemoryMap;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Origin;
import org.coreplatform.description.model.Prefill;
import org.coreplatform.description.model.Target;
import org.junit.jupiter.api.Test;

/// Few sizes of kernel and initialiser are tried, and stand for all: what fits beside another size
/// fits beside one of them. Here that is so for random systems that take nearly all of the memory.
class FitCheckerTest {
    private static final Target TARGET =
            MicrokitBoards.target("qemu_virt_aarch64", "debug").orElseThrow();
    private static final MemoryMap MAP = TARGET.memory().orElseThrow();
    private static final FreeMemory ALL = FreeMemory.of(MAP, TARGET, 0);
    private static final int SMALL = 12;
    private static final int LARGE = 21;
    private static final int RUNS = 10_000;

    private static final MemoryRegion REGION =
            new MemoryRegion(
                    0,
                    "region",
                    0x1000,
                    Optional.empty(),
                    Optional.empty(),
                    Prefill.NONE,
                    new Origin() {
                        @Override
                        public Span element() {
                            return SourceFile.withoutText("nowhere").start();
                        }

                        @Override
                        public Optional<Span> attribute(String name) {
                            return Optional.empty();
                        }
                    });

    @Test
    void whatFitsBesideSomeKernelIsAccepted() {
        SplittableRandom random = new SplittableRandom(20261130);
        int fits = 0;
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            Demand demand = randomDemand(random);
            long occupied = (0x40 + random.nextInt(0x3f00)) * 0x1000L;
            Optional<Outcome> failure = FitChecker.failure(TARGET, MAP, demand);
            if (Trial.run(demand, FreeMemory.of(MAP, TARGET, occupied)) instanceof Outcome.Fits) {
                fits++;
                assertEquals(
                        Optional.empty(),
                        failure,
                        () -> "%s beside %x bytes".formatted(demand, occupied));
            }
            refused += failure.isPresent() ? 1 : 0;
        }
        assertTrue(fits > RUNS / 20 && refused > RUNS / 20, fits + ", " + refused);
    }

    private static Demand randomDemand(SplittableRandom random) {
        List<Frames> fixed = randomFrames(random);
        ObjectCounts objects = new ObjectCounts();
        for (int bits : List.of(4, 5, 6, 8, 11, 13, 14)) {
            objects.add(bits, random.nextInt(70));
        }
        objects.add(SMALL, random.nextInt(random.nextBoolean() ? 100 : 2500));
        List<Frames> contiguous = new ArrayList<>();
        for (int i = random.nextInt(10); i > 5; i--) {
            int bits = random.nextBoolean() ? SMALL : LARGE;
            int most = random.nextBoolean() ? 20 : 400;
            Frames frames = new Frames(REGION, 0, 1 + random.nextInt(most), bits);
            contiguous.add(frames);
            objects.add(bits, frames.count());
        }
        objects.add(LARGE, Math.max(0, mostLarge(objects, fixed) + random.nextInt(30) - 20));
        return new Demand(objects, fixed, contiguous);
    }

    private static List<Frames> randomFrames(SplittableRandom random) {
        List<Frames> frames = new ArrayList<>();
        long at = 0x4000_0000L + random.nextInt(0x4_0000) * 0x1000L;
        for (int i = random.nextInt(6); i > 0; i--) {
            long alignment = 1L << (SMALL + random.nextInt(10));
            int bits = alignment == 1L << LARGE && random.nextBoolean() ? LARGE : SMALL;
            long start = Math.ceilDiv(at, alignment) * alignment;
            Frames some = new Frames(REGION, start, 1 + random.nextInt(4), bits);
            at = some.range().end() + random.nextInt(0x2_0000) * 0x1000L;
            if (some.range().end() <= ALL.ranges().getFirst().end()) {
                frames.add(some);
            }
        }
        return frames;
    }

    /// {@return how many large frames fit beside other objects, searched for by halves}
    private static long mostLarge(ObjectCounts others, List<Frames> fixed) {
        List<AddressRange> frames = fixed.stream().map(Frames::range).toList();
        long fits = 0;
        for (long step = 1024; step > 0; step /= 2) {
            ObjectCounts objects = others.copy();
            objects.add(LARGE, fits + step);
            if (Allocator.missing(objects, frames, ALL).isEmpty()) {
                fits += step;
            }
        }
        return fits;
    }
}
