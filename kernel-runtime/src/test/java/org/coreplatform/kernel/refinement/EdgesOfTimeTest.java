package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_SCHED_CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kernel and specification agree also at the ticks where something ends, which random times seldom
/// hit: one story for each tick around them.
class EdgesOfTimeTest {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A7 = 17;
    private static final int ROOT_RADIX = 12;
    private static final int CONSTANT_BANDWIDTH = 0;
    private static final int SPORADIC = 1;
    private static final long TICKS_PER_MICRO = 10;

    /// So many ticks before something is due the timer interrupts.
    private static final long PRECISION = 10;

    private final Twin twin = new Twin(ModelSubject.smallBoard(), ROOT_RADIX, true);
    private final Script script = new Script(twin);
    private final Actor root = script.root();
    private final int alarm = script.notification();

    /// The root task's turn takes longer than any story.
    @BeforeEach
    void giveRootTime() {
        script.configure(SLOT_SCHED_CONTEXT, 100_000_000, 100_000_000, 0, 0);
    }

    /// A thread that outranks the root task, whose period is 1 ms, and that waits for the alarm.
    private Actor waiter(int sc) {
        Actor thread = script.passive("thread", 110);
        root.call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        script.lowerRoot(100);
        script.resume(thread);
        thread.await(alarm);
        return thread;
    }

    private int schedContext(long budgetMicros, int extraRefills, int flags) {
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        configure(sc, budgetMicros, extraRefills, flags);
        return sc;
    }

    private void configure(int sc, long budgetMicros, int extraRefills, int flags) {
        root.call(
                        twin.layout().schedControlSlot(),
                        SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(sc),
                        budgetMicros,
                        1_000,
                        extraRefills,
                        0,
                        flags)
                .ok();
    }

    /// Wakes the thread, which waits again after so many ticks, and after each interrupt that comes
    /// meanwhile.
    private void run(Actor thread, long ticks) {
        root.signal(alarm);
        if (isRunning(thread)) {
            script.pass(ticks);
        }
        waitUntil(thread);
        thread.await(alarm);
    }

    private void waitUntil(Actor thread) {
        for (int i = 0; i < 50 && !isRunning(thread); i++) {
            twin.pass(10_000);
            twin.settle();
        }
        thread.runs();
    }

    private boolean isRunning(Actor thread) {
        return twin.running() != 0 && twin.register(Subject.PC) >>> 24 == thread.entry() >>> 24;
    }

    private void endOfRound() {
        assertEquals(List.of(), twin.violations());
        script.pass(25_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void whatIsLeftOfABudgetMayBeJustEnough(int flags) {
        Actor thread = waiter(schedContext(30, 0, flags));
        for (int ticks = 70; ticks < 110; ticks++) {
            run(thread, ticks);
            endOfRound();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void refillsTouchOrDoNot(int flags) {
        for (int extra : new int[] {0, 3}) {
            Actor thread = waiter(schedContext(200, extra, flags));
            for (int gap = 0; gap < 24; gap++) {
                run(thread, 250);
                script.pass(gap);
                run(thread, 300);
                script.pass(500);
                run(thread, 10L * gap);
                script.pass(10_000 - 250 - 500 - 2L * gap);
                run(thread, 600);
                endOfRound();
            }
            root.call(thread.tcb(), TCB_SUSPEND, List.of()).ok();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void aThreadBeginsWhenItsRefillsTouch(int flags) {
        Actor thread = waiter(schedContext(200, 2, flags));
        int found = 0;
        for (int offset = -6; offset <= 6; offset++) {
            run(thread, 300);
            long now = twin.now();
            for (long moment : twin.momentsWhenRefillsTouch()) {
                if (found <= offset + 6 && moment + offset > now) {
                    script.pass(moment + offset - now);
                    run(thread, 300);
                    found++;
                }
            }
            endOfRound();
        }
        assertEquals(13, found);
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void theRestOfABudgetIsGivenUp(int flags) {
        Actor thread = waiter(schedContext(100, 0, flags));
        for (int ticks = 0; ticks < 20; ticks++) {
            run(thread, 300);
            script.pass(200);
            root.signal(alarm);
            script.pass(20L * ticks);
            if (isRunning(thread)) {
                thread.yieldTurn();
            }
            waitUntil(thread);
            thread.await(alarm);
            endOfRound();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void aBudgetChangesWhileItIsUsed(int flags) {
        int sc = schedContext(100, 2, flags);
        Actor thread = waiter(sc);
        script.lowerRoot(120);
        root.signal(alarm);
        for (long budget : new long[] {100, 50, 100, 200, 1_000, 100, 60, 61, 60}) {
            configure(sc, budget, 2, flags);
            int rest = script.notification();
            script.lowerRoot(120);
            root.await(rest);
            thread.runs();
            script.pass(budget * TICKS_PER_MICRO / 2);
            while (!isRunning(root)) {
                waitUntil(thread);
                thread.signal(rest); // again, if its budget did not last
            }
            script.pass(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void aBudgetChangesWhileItIsWaitedFor(int flags) {
        int sc = schedContext(100, 2, flags);
        Actor thread = waiter(sc);
        root.signal(alarm);
        for (long budget : new long[] {50, 200, 100, 990}) {
            while (!isRunning(root)) {
                script.pass(100);
            }
            configure(sc, budget, 2, flags);
            root.runs();
            waitUntil(thread);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CONSTANT_BANDWIDTH, SPORADIC})
    void aBudgetIsGivenAgainBeforeItIsUsed(int flags) {
        int sc = schedContext(100, 1, flags);
        Actor thread = script.passive("thread", 110);
        root.call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        script.lowerRoot(120);
        script.resume(thread);
        configure(sc, 100, 1, flags);
        script.lowerRoot(100);
        script.pass(100);
        thread.await(alarm);
        for (int round = 0; round < 4; round++) {
            script.pass(500);
            run(thread, 250);
        }
    }

    /// A call and its reply are not short when somebody's refill comes meanwhile.
    @Test
    void aRefillComesWhenAServerIsCalled() {
        int endpoint = script.endpoint();
        int reply = script.reply();
        Actor server = script.server("server", 120, endpoint, reply);
        Actor late = waiter(schedContext(30, 0, CONSTANT_BANDWIDTH));
        for (int ticks = -12; ticks <= 2; ticks++) {
            root.signal(alarm);
            late.runs();
            script.pass(300);
            root.runs();
            passExactly(twin.deadline() + PRECISION + ticks);
            root.set(A0, endpoint);
            root.set(A1, 0);
            root.set(A7, SystemCall.CALL);
            twin.systemCall();
            server.runs();
            twin.settle();
            server.replyRecv(endpoint, reply, 0);
            waitUntil(late);
            late.await(alarm);
            endOfRound();
        }
    }

    /// Lets time pass without taking interrupts.
    private void passExactly(long end) {
        while (twin.now() < end) {
            twin.pass(end - twin.now());
            twin.isInterruptPending();
        }
    }

    @Test
    void aThreadChangesItsOwnBudget() {
        for (long budget : new long[] {100, 200, 150, 1_000}) {
            script.pass(300);
            root.ecallInvocation(
                    twin.layout().schedControlSlot(),
                    SCHED_CONTROL_CONFIGURE_FLAGS,
                    List.of(SLOT_SCHED_CONTEXT),
                    budget,
                    1_000,
                    2,
                    0,
                    0);
            waitUntil(root);
        }
    }

    @Test
    void aTurnOfRoundRobinEnds() {
        Actor one = spinner("one");
        Actor two = spinner("two");
        int rest = script.notification();
        script.resume(one);
        script.resume(two);
        root.await(rest);
        int ended = 0;
        for (int ticks = 280; ticks < 310; ticks++) {
            Actor running = isRunning(one) ? one : two;
            script.pass(ticks);
            poll(running);
            if (isRunning(running)) {
                running.yieldTurn();
            } else {
                ended++;
            }
        }
        assertTrue(ended > 0 && ended < 30, ended + " of 30 turns ended by themselves");
    }

    /// Looks for the alarm: a system call that changes nothing.
    private void poll(Actor thread) {
        thread.set(A0, alarm);
        thread.ecall(SystemCall.NB_WAIT);
    }

    private Actor spinner(String name) {
        Actor thread = script.passive(name, 90);
        root.call(script.schedContext(50, 50), SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        return thread;
    }

    @Test
    void aDomainsTurnEnds() {
        Actor other = script.thread("other", 110);
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(other.tcb()), 1).ok();
        root.call(other.tcb(), TCB_RESUME, List.of()).ok();
        schedule(1, 0, 2_000);
        schedule(2, 1, 1_500);
        for (int ticks = 1_770; ticks < 1_810; ticks++) {
            root.ecallInvocation(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 1);
            waitUntil(root);
            script.pass(ticks);
            if (isRunning(root)) {
                poll(root);
            }
            waitUntil(root);
            assertEquals(List.of(), twin.violations());
        }
    }

    private void schedule(long entry, long domain, long ticks) {
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), entry, domain, ticks).ok();
    }
}
