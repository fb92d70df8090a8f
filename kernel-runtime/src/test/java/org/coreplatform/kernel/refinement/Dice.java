package org.coreplatform.kernel.refinement;

import java.util.List;
import java.util.SplittableRandom;

/// Picks things of a [World] at random: mostly what fits, at times anything.
final class Dice {
    private static final int DIRECT_SHIFT = 60;

    private final SplittableRandom random;
    private final World world;

    Dice(long seed, World world) {
        random = new SplittableRandom(seed);
        this.world = world;
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    int nextInt(int origin, int bound) {
        return random.nextInt(origin, bound);
    }

    boolean nextBoolean() {
        return random.nextBoolean();
    }

    long nextLong() {
        return random.nextLong();
    }

    /// {@return whether one in so many times has come}
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// {@return the address of a slot that mostly holds what it should}
    long slot(List<Integer> wanted) {
        int luck = random.nextInt(100);
        if (luck < 76) {
            return any(wanted);
        }
        if (luck < 90) {
            return any(world.free);
        }
        if (luck < 93) {
            return random.nextLong(1, World.DIRECT_SLOTS) << DIRECT_SHIFT | random.nextInt(1 << 9);
        }
        if (luck < 98) {
            return any(world.occupied());
        }
        return onceIn(4) ? random.nextLong() : random.nextInt(1 << World.RADIX);
    }

    long slotAny() {
        return onceIn(3) ? any(world.free) : any(world.occupied());
    }

    /// {@return how many bits of an address count, mostly all}
    long depth() {
        return onceIn(12) ? random.nextInt(66) : Script.ALL_BITS;
    }

    long[] words(int count) {
        return random.longs(count, 0, 70).toArray();
    }
}
