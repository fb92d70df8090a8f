package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.junit.jupiter.api.Test;

/// The fast path does what the slow path does, in less time.
final class FastPathTest {
    private static final int SCENARIOS = 30;
    private static final long BUDGET = 1_000_000;

    @Test
    void threadsSeeTheSameOnBothPaths() {
        long fastCycles = 0;
        long slowCycles = 0;
        for (long seed = 0; seed < SCENARIOS; seed++) {
            var fast = Lab.small();
            var slow = Lab.small();
            slow.kernel.disableFastPath();
            String expected = new Scenario(slow, seed).play();
            assertEquals(expected, new Scenario(fast, seed).play(), "seed " + seed);
            fastCycles += fast.board.clock().now();
            slowCycles += slow.board.clock().now();
        }
        assertTrue(fastCycles < slowCycles, "the fast path was never taken");
    }

    @Test
    void aCallOfAPassiveServerCostsWhatItDoesInTheReference() {
        var lab = Lab.small();
        lab.rootPriority(100);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        var server = new Program().recv(endpoint, reply);
        int loop = server.here();
        server.replyRecv(endpoint, reply, 0).goTo(loop);
        passive(lab, lab.thread(120, lab.schedContext(BUDGET, BUDGET), server));
        long[] cycles = new long[2];
        for (int i = 0; i < 4; i++) {
            long before = lab.board.clock().now();
            lab.call(endpoint, 0, List.of());
            cycles[i % 2] = lab.board.clock().now() - before;
        }
        // 917 in the kernel; six instructions of the script, at 10 cycles each.
        assertEquals(917 + 60, cycles[1]);
    }

    private static void passive(Lab lab, Lab.User thread) {
        lab.resume(thread);
        lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
    }

    /// Clients that call servers that call servers, with everything drawn by lot.
    private static final class Scenario {
        private final Lab lab;
        private final SplittableRandom random;
        private final int[] endpoints = new int[3];
        private final int notification;

        Scenario(Lab lab, long seed) {
            this.lab = lab;
            random = new SplittableRandom(seed);
            lab.rootPriority(100);
            for (int i = 0; i < endpoints.length; i++) {
                endpoints[i] = lab.create(ObjectType.ENDPOINT);
            }
            notification = lab.create(ObjectType.NOTIFICATION);
        }

        String play() {
            for (int i = endpoints.length - 1; i >= 0; i--) {
                server(i);
            }
            for (int i = 0; i < 4; i++) {
                client();
            }
            return lab.takeLog();
        }

        private void server(int number) {
            int reply = lab.create(ObjectType.REPLY);
            var program = new Program().recv(endpoints[number], reply);
            int loop = program.here();
            program.say(UserContext.A0, UserContext.A1, UserContext.A2, 13, 14, 15);
            if (number + 1 < endpoints.length && random.nextBoolean()) {
                call(program, number + 1);
            }
            program.replyRecv(endpoints[number], reply, random.nextInt(9), words()).goTo(loop);
            int priority = 101 + random.nextInt(40);
            Lab.User thread = lab.thread(priority, lab.schedContext(BUDGET, BUDGET), program);
            if (number == 0 && random.nextBoolean()) {
                lab.done(
                        thread.tcb(), InvocationLabel.TCB_BIND_NOTIFICATION, List.of(notification));
            }
            if (random.nextInt(4) == 0) {
                lab.resume(thread);
            } else {
                passive(lab, thread);
            }
        }

        private void client() {
            var program = new Program();
            for (int i = 0; i < 3; i++) {
                call(program, random.nextInt(endpoints.length));
                if (random.nextInt(3) == 0) {
                    program.signal(lab.mint(notification, CapabilityRights.WRITE, 0x10));
                }
            }
            int priority = 101 + random.nextInt(40);
            lab.resume(lab.thread(priority, lab.schedContext(BUDGET, BUDGET), program));
        }

        private void call(Program program, int server) {
            int rights =
                    random.nextInt(8) == 0 ? CapabilityRights.READ_WRITE : CapabilityRights.ALL;
            int through = lab.mint(endpoints[server], rights, 0x20 + random.nextInt(8));
            program.call(through, random.nextInt(9), words());
            program.say(UserContext.A0, UserContext.A1, UserContext.A2, 13, 14, 15);
        }

        private long[] words() {
            return random.longs(random.nextInt(5), 0, 0x100).toArray();
        }
    }
}
