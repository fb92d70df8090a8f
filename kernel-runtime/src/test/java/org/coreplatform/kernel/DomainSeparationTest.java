package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a domain sees does not depend on what another one does: two systems that differ in the
/// other domain only look the same from the first, slot by slot.
final class DomainSeparationTest {
    private static final int OBSERVED = 1;
    private static final int OTHER = 2;
    private static final long SLOT_TICKS = 10_000;
    private static final long SLOT_CYCLES = SLOT_TICKS * 100;
    private static final int OTHERS = 4;
    private static final int INSTRUCTIONS = 25;

    /// What refills of the other domain may take of a slot, as interrupts, and how late a slot may
    /// begin: they are not hidden, and not much.
    private static final double TOLERANCE = 0.03;

    private static Run alone;

    @BeforeAll
    static void runAlone() {
        alone = new Run(0, 0);
    }

    @Test
    void theObservedDomainDoesSomething() {
        assertTrue(alone.lab.log.size() > 300, () -> alone.lab.log.size() + " events");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDomainSeesTheSameWhateverAnotherDoes(long seed) {
        var run = new Run(OTHERS, seed);
        int both = Math.min(run.lab.log.size(), alone.lab.log.size());
        assertEquals(alone.lab.log.subList(0, both), run.lab.log.subList(0, both), "values");
        assertEquals(1, (double) run.lab.log.size() / alone.lab.log.size(), TOLERANCE, "time");
        assertTrue(run.othersRan > SLOT_CYCLES, "the others ran for " + run.othersRan);
        assertTrue(
                run.longestOther < SLOT_CYCLES * (1 + TOLERANCE),
                "the others ran for " + run.longestOther + " in a row");
    }

    /// A system that has run for a while.
    private static final class Run implements KernelObserver {
        private final Lab lab = Lab.unchecked();
        private final SplittableRandom random;
        private boolean othersRun;
        private long since;
        private long othersRan;
        private long longestOther;

        Run(int others, long seed) {
            random = new SplittableRandom(seed);
            observed();
            for (int i = 0; i < others; i++) {
                other();
            }
            schedule(1, OBSERVED, SLOT_TICKS);
            schedule(2, OTHER, SLOT_TICKS);
            schedule(3, 0, SLOT_TICKS / 2);
            lab.kernel.observe(this);
            lab.log.clear();
            lab.done(
                    BootLayout.SLOT_DOMAIN,
                    InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                    List.of(),
                    1);
            lab.sleep();
            lab.sleep();
        }

        @Override
        public void switched(int core, ThreadStatistics thread) {
            long now = lab.board.clock().now();
            boolean other = thread.name().equals("other");
            if (othersRun && !other) {
                othersRan += now - since;
                longestOther = Math.max(longestOther, now - since);
            } else if (!othersRun) {
                since = now;
            }
            othersRun = other;
        }

        private void schedule(long entry, long domain, long ticks) {
            lab.done(
                    BootLayout.SLOT_DOMAIN,
                    InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                    List.of(),
                    entry,
                    domain,
                    ticks);
        }

        private void start(int domain, int priority, int context, Program program, int untyped) {
            Lab.User thread = lab.thread(priority, context, program);
            lab.name(thread, domain == OTHER ? "other" : "mine");
            lab.store(thread, IpcBufferLayout.MESSAGE + 4 * Long.BYTES, untyped + 1);
            lab.store(thread, IpcBufferLayout.MESSAGE + 5 * Long.BYTES, 1);
            lab.store(thread, IpcBufferLayout.CAPS_OR_BADGES, BootLayout.SLOT_CNODE);
            lab.done(
                    BootLayout.SLOT_DOMAIN,
                    InvocationLabel.DOMAIN_SET_SET,
                    List.of(thread.tcb()),
                    domain);
            lab.resume(thread);
        }

        /// Memory with a free slot behind it.
        private int memory() {
            int slot = lab.create(ObjectType.UNTYPED, 13);
            lab.freeSlot();
            return slot;
        }

        /// Makes an object in memory of its own, and deletes it again.
        private static Program makeAndDelete(Program program, int untyped, ObjectType type) {
            return program.ecall(
                            SystemCall.CALL,
                            untyped,
                            MessageInfo.of(InvocationLabel.UNTYPED_RETYPE, 0, 1, 6),
                            type.number(),
                            4,
                            0,
                            0)
                    .say(UserContext.A0, UserContext.A1, UserContext.A2)
                    .ecall(
                            SystemCall.CALL,
                            BootLayout.SLOT_CNODE,
                            MessageInfo.of(InvocationLabel.CNODE_DELETE, 2),
                            untyped + 1,
                            Lab.DEPTH)
                    .say(UserContext.A0, UserContext.A1);
        }

        /// Two threads that pass messages and signals, and make objects.
        private void observed() {
            int endpoint = lab.create(ObjectType.ENDPOINT);
            int reply = lab.create(ObjectType.REPLY);
            int signal = lab.create(ObjectType.NOTIFICATION);
            int untyped = memory();
            var server = new Program().recv(endpoint, reply);
            int loop = server.here();
            server.say(UserContext.A1, UserContext.A2).signal(signal);
            server.replyRecv(endpoint, reply, 5, 6).goTo(loop);
            start(OBSERVED, 30, lab.schedContext(5000, 5000), server, 0);
            var client = new Program().spin(20_000).call(endpoint, 3, 4);
            client.say(UserContext.A1, UserContext.A2).ecall(SystemCall.NB_WAIT, signal, 0);
            client.say(UserContext.A0, UserContext.A1).ecall(SystemCall.DEBUG_CAP_IDENTIFY);
            client.say(UserContext.A0);
            makeAndDelete(client, untyped, ObjectType.CNODE);
            makeAndDelete(client, untyped, ObjectType.PAGE).goTo(0);
            start(OBSERVED, 20, lab.schedContext(5000, 5000), client, untyped);
        }

        /// A thread that does what it likes with what it has, mostly at a higher priority.
        private void other() {
            int signal = lab.create(ObjectType.NOTIFICATION);
            int endpoint = lab.create(ObjectType.ENDPOINT);
            int untyped = memory();
            var program = new Program();
            for (int i = 0; i < INSTRUCTIONS; i++) {
                switch (random.nextInt(8)) {
                    case 0 -> program.yieldTime();
                    case 1 -> program.signal(signal);
                    case 2 -> program.ecall(SystemCall.NB_WAIT, signal, 0);
                    case 3 -> program.ecall(SystemCall.NB_SEND, endpoint, 0);
                    case 4 -> program.ecall(SystemCall.BENCHMARK_NULL_SYSCALL);
                    case 5 -> silently(program, untyped);
                    default -> program.spin(random.nextInt(100_000));
                }
            }
            long period = random.nextLong(300, 3300);
            int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
            lab.configure(context, period / 2, period, 0, random.nextInt(2));
            start(OTHER, 10 + random.nextInt(200), context, program.goTo(0), untyped);
        }

        private static void silently(Program program, int untyped) {
            program.ecall(
                            SystemCall.CALL,
                            untyped,
                            MessageInfo.of(InvocationLabel.UNTYPED_RETYPE, 0, 1, 6),
                            ObjectType.CNODE.number(),
                            4,
                            0,
                            0)
                    .ecall(
                            SystemCall.CALL,
                            BootLayout.SLOT_CNODE,
                            MessageInfo.of(InvocationLabel.CNODE_DELETE, 2),
                            untyped + 1,
                            Lab.DEPTH);
        }
    }
}
