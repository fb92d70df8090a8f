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
import org.junit.jupiter.params.provider.EnumSource;

/// Long operations stop in the middle, others find what is left and meddle with it, and the kernel
/// and the specification agree all the time; in the end the operation is done.
final class LongOperationsTest {
    private static final int ROOT_RADIX = 9;
    private static final int RADIX = 9;
    private static final int MADE = 220;
    private static final int SEEDS = 3;
    private static final int MOST_STEPS = 600;
    private static final int MEMORY_BITS = 16;
    private static final int CLEARED_BITS = 19;

    /// What takes long.
    enum Operation {
        REVOKE_MEMORY,
        DELETE_CNODE,
        REVOKE_HIDDEN,
        CLEAR_MEMORY
    }

    @ParameterizedTest
    @EnumSource
    void stoppedOperationsAreDoneInTheEnd(Operation operation) {
        int stops = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            stops += new Story(seed, operation).run();
        }
        assertTrue(stops >= SEEDS, "it was stopped " + stops + " times in the middle");
    }

    /// A system with big objects, one thread that destroys them, and others that do not wait.
    private static final class Story {
        private final SplittableRandom random;
        private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
        private final Script script = new Script(twin);
        private final Actor root = script.root();
        private final Actor disturber;
        private final int memory = script.memory(MEMORY_BITS);
        private final int outer = nodeOf(memory);
        private final int inner = nodeOf(memory);
        private final int thread = script.make(ObjectType.TCB, 0);
        private final int hidden = script.memory(RADIX + 5);
        private final int cleared = script.memory(CLEARED_BITS);
        private final List<Integer> free = new ArrayList<>();
        private final Operation operation;

        Story(long seed, Operation operation) {
            random = new SplittableRandom(seed);
            this.operation = operation;
            switch (operation) {
                case REVOKE_MEMORY, DELETE_CNODE -> fillWithObjects();
                case REVOKE_HIDDEN -> hide();
                case CLEAR_MEMORY -> use();
            }
            for (int i = 0; i < 10; i++) {
                free.add(script.slot());
            }
            disturber = disturber(random.nextInt(2));
            budgetForRoot();
            script.lowerRoot(100);
            root.ecallInvocation(disturber.tcb(), InvocationLabel.TCB_RESUME, List.of());
            waitForRoot();
        }

        /// A deleted thread's CSpace was the last capability of a full CNode.
        private void hide() {
            int attic = nodeOf(hidden);
            retype(script.memory(14), ObjectType.REPLY, attic, 0);
            retype(script.memory(14), ObjectType.REPLY, attic, MADE);
            root.call(
                            thread,
                            InvocationLabel.TCB_SET_SPACE,
                            List.of(0, attic, BootLayout.SLOT_VSPACE),
                            0,
                            0)
                    .ok();
            root.delete(attic).ok();
            root.delete(thread).ok();
        }

        private void use() {
            int used = script.slot();
            root.retype(cleared, ObjectType.UNTYPED, CLEARED_BITS, used).ok();
            root.delete(used).ok();
        }

        private int nodeOf(int untyped) {
            int slot = script.slot();
            root.retype(untyped, ObjectType.CNODE, RADIX, slot).ok();
            return slot;
        }

        /// The outer CNode holds the inner one; both are full.
        private void fillWithObjects() {
            retype(memory, ObjectType.ENDPOINT, outer, 0);
            retype(memory, ObjectType.REPLY, outer, MADE);
            retype(memory, ObjectType.REPLY, inner, 0);
            moveInto(outer, 2 * MADE, inner, BootLayout.SLOT_CNODE);
        }

        private void moveInto(int node, int index, int source, int sourceRoot) {
            root.call(
                            node,
                            InvocationLabel.CNODE_MOVE,
                            List.of(sourceRoot),
                            index,
                            RADIX,
                            source,
                            Script.ALL_BITS)
                    .ok();
        }

        private void retype(int untyped, ObjectType type, int node, int first) {
            root.call(
                            untyped,
                            InvocationLabel.UNTYPED_RETYPE,
                            List.of(node),
                            type.number(),
                            0,
                            0,
                            0,
                            first,
                            MADE)
                    .ok();
        }

        /// {@return a thread that runs now and then, before all others}
        private Actor disturber(long flags) {
            Actor thread = script.passive("disturber", 150);
            int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
            script.configure(sc, 20, 45 + random.nextInt(30), 0, flags);
            root.call(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
            return thread;
        }

        private void budgetForRoot() {
            long budget = random.nextLong(40, 100);
            root.ecallInvocation(
                    twin.layout().schedControlSlot(),
                    InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                    List.of(BootLayout.SLOT_SCHED_CONTEXT),
                    budget,
                    budget + random.nextInt(40),
                    4,
                    0,
                    0);
            waitForRoot();
        }

        private boolean rootRuns() {
            return twin.running() != 0 && twin.register(Subject.PC) < 0x100_0000;
        }

        private void waitForRoot() {
            for (int i = 0; i < MOST_STEPS && !rootRuns(); i++) {
                goOn();
            }
            root.runs();
        }

        private void goOn() {
            if (twin.running() == 0) {
                twin.pass(1_000);
                twin.settle();
                return;
            }
            meddle(disturber);
            if (twin.running() != 0 && !rootRuns()) {
                disturber.yieldTurn();
            }
        }

        /// Looks at what is being destroyed, copies, moves or deletes it.
        private void meddle(Actor other) {
            List<Integer> places = List.of(outer, thread, memory, hidden, cleared);
            int place = places.get(random.nextInt(places.size()));
            int target = free.get(random.nextInt(free.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> other.identify(place);
                case 4 -> onSlots(other, InvocationLabel.CNODE_COPY, target, place);
                case 5 -> onSlots(other, InvocationLabel.CNODE_MOVE, target, place);
                case 6 -> onSlots(other, InvocationLabel.CNODE_MOVE, place, target);
                case 7 ->
                        other.ecallInvocation(
                                BootLayout.SLOT_CNODE,
                                InvocationLabel.CNODE_DELETE,
                                List.of(),
                                target,
                                Script.ALL_BITS);
                case 8 -> other.ecallInvocation(place, 1, List.of());
                default -> {}
            }
        }

        private static void onSlots(Actor other, int label, int target, int source) {
            other.ecallInvocation(
                    BootLayout.SLOT_CNODE,
                    label,
                    List.of(BootLayout.SLOT_CNODE),
                    target,
                    Script.ALL_BITS,
                    source,
                    Script.ALL_BITS,
                    Script.ALL_RIGHTS);
        }

        /// {@return how often the operation was stopped before it was done}
        int run() {
            long call = root.register(Subject.PC);
            begin();
            int stops = 0;
            int steps = 0;
            while (!rootRuns() || twin.register(Subject.PC) == call) {
                assertTrue(steps++ < MOST_STEPS, "it is never done");
                if (rootRuns()) {
                    stops++;
                    twin.systemCall();
                    twin.settle();
                } else {
                    goOn();
                }
            }
            assertEquals(List.of(), twin.violations());
            twin.compareAll();
            return stops;
        }

        private void begin() {
            switch (operation) {
                case REVOKE_MEMORY -> onSlot(InvocationLabel.CNODE_REVOKE, memory);
                case DELETE_CNODE -> onSlot(InvocationLabel.CNODE_DELETE, outer);
                case REVOKE_HIDDEN -> onSlot(InvocationLabel.CNODE_REVOKE, hidden);
                case CLEAR_MEMORY ->
                        root.ecallInvocation(
                                cleared,
                                InvocationLabel.UNTYPED_RETYPE,
                                List.of(BootLayout.SLOT_CNODE),
                                ObjectType.PAGE.number(),
                                0,
                                0,
                                0,
                                script.slot(),
                                1);
            }
        }

        private void onSlot(int label, int slot) {
            root.ecallInvocation(BootLayout.SLOT_CNODE, label, List.of(), slot, Script.ALL_BITS);
        }
    }
}
