package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However CNodes and threads hold each other, or themselves: when they are deleted, what is left
/// is what the specification says, and it goes with its memory.
final class NestedObjectsTest {
    private static final int ROOT_RADIX = 8;
    private static final int RADIX = 2;
    private static final int BLOCK_BITS = 13;
    private static final int BLOCKS = 4;
    private static final int OPERATIONS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsLeftGoesWithItsMemory(long seed) {
        new Story(seed).live();
    }

    private static final class Story {
        private final SplittableRandom random;
        private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
        private final Script script = new Script(twin);
        private final Actor root = script.root();
        private final List<Integer> blocks = new ArrayList<>();
        private final List<Integer> nodes = new ArrayList<>();
        private final List<Integer> threads = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        Story(long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < BLOCKS; i++) {
                blocks.add(script.memory(BLOCK_BITS));
                nodes.add(script.slot());
                threads.add(script.slot());
                places.add(script.slot());
            }
            for (int i = 0; i < 3; i++) {
                places.addAll(nodes);
            }
            places.addAll(threads);
        }

        void live() {
            int hidden = 0;
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
                twin.compareAll();
                hidden += twin.isAnythingHidden() ? 1 : 0;
            }
            assertTrue(hidden > 0, "something was hidden");
            for (int block : blocks) {
                root.revoke(block).ok();
                root.retype(block, ObjectType.UNTYPED, BLOCK_BITS, script.slot()).ok();
            }
            twin.compareAll();
            assertEquals(List.of(), twin.violations());
        }

        private int one(List<Integer> slots) {
            return slots.get(random.nextInt(slots.size()));
        }

        private void operate() {
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> make();
                case 4, 5, 6, 7, 8, 9, 10 -> move(InvocationLabel.CNODE_MOVE);
                case 11 -> move(InvocationLabel.CNODE_COPY);
                case 12 -> giveSpace();
                case 13, 14 -> emptied(InvocationLabel.CNODE_DELETE, one(places));
                default -> revoke();
            }
        }

        private void revoke() {
            int slot = one(random.nextInt(4) == 0 ? blocks : places);
            emptied(InvocationLabel.CNODE_REVOKE, slot);
        }

        private void make() {
            int slot = one(places);
            int block = one(blocks);
            if (threads.contains(slot)) {
                root.retype(block, ObjectType.TCB, 0, slot);
            } else if (nodes.contains(slot)) {
                root.retype(block, ObjectType.CNODE, RADIX, slot);
            } else {
                root.retype(block, ObjectType.REPLY, 0, slot);
            }
        }

        /// Between the root CNode and a CNode, or one that is in it.
        private void move(int label) {
            int node = one(nodes);
            int depth = RADIX * (random.nextInt(3) > 0 ? 1 : random.nextInt(2, 4));
            int index = random.nextInt(1 << depth);
            int place = one(places);
            if (random.nextInt(3) > 0) {
                transfer(label, node, index, depth, BootLayout.SLOT_CNODE, place, Script.ALL_BITS);
            } else {
                transfer(label, BootLayout.SLOT_CNODE, place, Script.ALL_BITS, node, index, depth);
            }
        }

        private void transfer(
                int label, int toRoot, int to, int toDepth, int fromRoot, int from, int depth) {
            root.call(
                    toRoot, label, List.of(fromRoot), to, toDepth, from, depth, Script.ALL_RIGHTS);
        }

        private void giveSpace() {
            root.call(
                    one(threads),
                    InvocationLabel.TCB_SET_SPACE,
                    List.of(0, one(nodes), BootLayout.SLOT_VSPACE),
                    0,
                    0);
        }

        private void emptied(int label, int slot) {
            root.call(BootLayout.SLOT_CNODE, label, List.of(), slot, Script.ALL_BITS);
        }
    }
}
