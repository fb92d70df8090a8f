package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.Test;

/// No thread runs longer than its budget in any time of the length of its period.
final class BudgetTest {
    private static final int MICRO = 1000;
    private static final String WORKER = "worker";

    /// What may come on top: the kernel's own entries, at most a few per period.
    private static final long SLACK = 40 * MICRO;

    /// A stretch of time in which the thread ran.
    private record Run(long start, long end) {
        long within(long from, long to) {
            return Math.max(0, Math.min(end, to) - Math.max(start, from));
        }
    }

    /// Watches when a thread runs.
    private static final class Watch implements KernelObserver {
        private final Lab lab;
        private final List<Run> runs = new ArrayList<>();
        private long since = -1;

        Watch(Lab lab) {
            this.lab = lab;
        }

        @Override
        public void switched(int core, ThreadStatistics thread) {
            long now = lab.board.clock().now();
            if (since >= 0) {
                runs.add(new Run(since, now));
                since = -1;
            }
            if (thread.name().equals(WORKER)) {
                since = now;
            }
        }
    }

    @Test
    void aThreadThatRunsAndWaitsAtRandomStaysWithinItsBudget() {
        for (long seed = 1; seed <= 12; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        var random = new SplittableRandom(seed);
        var lab = Lab.small();
        lab.rootPriority(200);
        int notification = lab.create(ObjectType.NOTIFICATION);
        var program = new Program();
        for (int i = 0; i < 10; i++) {
            program.waitFor(notification).spin(random.nextInt(1500 * MICRO));
        }
        program.goTo(0);
        long budget = 500L + random.nextInt(1500);
        long period = budget * (2 + random.nextInt(3));
        int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
        long sporadic = seed % 2;
        lab.configure(context, budget, period, 0, sporadic);
        Lab.User worker = lab.thread(150, context, program);
        lab.name(worker, WORKER);
        lab.resume(worker);
        int tick = lab.create(ObjectType.NOTIFICATION);
        var ticker = new Program().yieldTime().signal(tick).goTo(0);
        lab.resume(lab.thread(255, lab.schedContext(100, 1000), ticker));
        var watch = new Watch(lab);
        lab.kernel.observe(watch);
        for (int i = 0; i < 80; i++) {
            for (int ticks = random.nextInt(4); ticks >= 0; ticks--) {
                lab.systemCall(SystemCall.WAIT, tick, 0);
            }
            lab.systemCall(SystemCall.SEND, notification, 0);
        }
        for (Run run : watch.runs) {
            long end = run.start() + period * MICRO;
            long used =
                    watch.runs.stream().mapToLong(other -> other.within(run.start(), end)).sum();
            assertTrue(
                    used <= budget * MICRO + SLACK,
                    "seed %d: %d of %d cycles".formatted(seed, used, budget * MICRO));
        }
        assertTrue(watch.runs.size() > 30, "the thread ran " + watch.runs.size() + " times");
    }
}
