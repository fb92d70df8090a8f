package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.SystemCall;

/// Who runs when: stopping and starting threads, priorities, and domains.
final class SchedulingVectors {
    private static final int A0 = 10;
    private static final long SLOT_TICKS = 100_000;

    /// The kernel's own time in what is measured, at most, in ticks.
    private static final long SLACK = 400;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a suspended thread goes on behind its last instruction",
                            SchedulingVectors::suspended),
                    v("resuming who can run changes nothing", SchedulingVectors::resumedTwice),
                    v("what was preempted comes before its equals", SchedulingVectors::preempted),
                    v("a refill does not preempt an equal", SchedulingVectors::refillOfEqual),
                    v("a lowered thread is overtaken at once", SchedulingVectors::lowered),
                    v(
                            "a message reaches a thread of another domain, which does not run",
                            SchedulingVectors::messageToDomain),
                    v(
                            "who enters the running domain runs when the next one is chosen",
                            SchedulingVectors::entersDomain),
                    v(
                            "who leaves the running domain stops at once",
                            SchedulingVectors::leavesDomain),
                    v("a new thread is in the domain that runs", SchedulingVectors::newThread),
                    v("domains take turns", SchedulingVectors::turns),
                    v("a new start ends the turn", SchedulingVectors::newStart),
                    v("an idle domain keeps its turn", SchedulingVectors::idleDomain));

    private SchedulingVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Threads ---

    private static void suspended(Script s) {
        int notification = s.notification();
        Actor thread = s.begun("thread", 110);
        thread.ecallInvocation(thread.tcb(), TCB_SET_PRIORITY, List.of(thread.tcb()), 90);
        s.root().call(thread.tcb(), TCB_SUSPEND, List.of()).ok();
        long pc = thread.entry() + 4;
        assertEquals(pc, s.root().readRegisters(thread, 1).getFirst());
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.root().await(notification);
        assertEquals(pc, thread.register(Subject.PC));
    }

    private static void resumedTwice(Script s) {
        int notification = s.notification();
        Actor first = s.thread("first", 90);
        Actor second = s.thread("second", 90);
        s.lowerRoot(100);
        for (Actor thread : List.of(first, second, first)) {
            s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        }
        s.root().call(SLOT_TCB, TCB_RESUME, List.of()).ok();
        s.root().await(notification);
        second.await(notification);
        assertEquals(first.entry(), first.register(Subject.PC));
    }

    private static void preempted(Script s) {
        int wake = s.notification();
        Actor high = s.begun("high", 120);
        high.await(wake);
        Actor equal = s.thread("equal", 110);
        Actor thread = s.begun("thread", 110);
        thread.ecallInvocation(equal.tcb(), TCB_RESUME, List.of());
        thread.signal(wake);
        high.await(wake);
        thread.await(wake);
        equal.runs();
    }

    /// The waiting thread's refill comes while its equal runs.
    private static void refillOfEqual(Script s) {
        Actor waiting = s.passive("waiting", 100);
        s.bind(s.schedContext(1_000, 2_000), waiting.tcb()).ok();
        s.lowerRoot(100);
        s.root().call(waiting.tcb(), TCB_RESUME, List.of()).ok();
        s.root().yieldTurn();
        waiting.yieldTurn();
        s.pass(25_000);
        s.root().runs();
        s.root().yieldTurn();
        waiting.runs();
    }

    private static void lowered(Script s) {
        Actor thread = s.thread("thread", 90);
        s.lowerRoot(100);
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.lowerRoot(80);
        thread.runs();
    }

    // --- Domains ---

    private static Answer setDomain(Script s, int tcb, int domain) {
        return s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(tcb), domain);
    }

    /// Domains 0 and 1 take turns from here on, beginning with 0.
    private static void twoDomains(Script s) {
        schedule(s, 1, 0, SLOT_TICKS);
        schedule(s, 2, 1, SLOT_TICKS);
        start(s, 1);
        s.root().runs();
    }

    private static void schedule(Script s, int entry, int domain, long ticks) {
        s.root().call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), entry, domain, ticks).ok();
    }

    private static void start(Script s, int entry) {
        s.root().ecallInvocation(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), entry);
    }

    private static void messageToDomain(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = s.begun("receiver", 110);
        receiver.await(endpoint);
        setDomain(s, receiver.tcb(), 1).ok();
        s.root().send(SystemCall.SEND, endpoint, 5, List.of());
        s.pass(2 * SLOT_TICKS);
        s.root().runs();
        setDomain(s, receiver.tcb(), 0).ok();
        s.root().yieldTurn();
        receiver.answer().is(0, 5);
    }

    /// The one that enters outranks the root task.
    private static void entersDomain(Script s) {
        Actor thread = s.thread("thread", 110);
        setDomain(s, thread.tcb(), 1).ok();
        s.lowerRoot(100);
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        setDomain(s, thread.tcb(), 0).ok();
        s.root().runs();
        s.root().yieldTurn();
        thread.runs();
    }

    private static void leavesDomain(Script s) {
        Actor thread = s.thread("thread", 90);
        s.lowerRoot(100);
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.root().ecallInvocation(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(SLOT_TCB), 1);
        thread.runs();
    }

    private static void newThread(Script s) {
        twoDomains(s);
        s.root().ecallInvocation(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(SLOT_TCB), 1);
        s.idle();
        s.passUntil(s.root());
        s.begun("new", 110).runs();
        s.pass(SLOT_TICKS);
        s.idle();
    }

    private static void turns(Script s) {
        Actor other = s.passive("other", 110);
        s.bind(s.schedContext(1_000_000, 1_000_000), other.tcb()).ok();
        setDomain(s, other.tcb(), 1).ok();
        s.lowerRoot(100);
        s.root().call(other.tcb(), TCB_RESUME, List.of()).ok();
        twoDomains(s);
        long gap = s.passUntil(other);
        for (int i = 0; i < 3; i++) {
            long back = s.passUntil(s.root());
            near(SLOT_TICKS, back - gap);
            gap = s.passUntil(other);
            near(SLOT_TICKS, gap - back);
        }
    }

    private static void near(long wanted, long found) {
        assertTrue(Math.abs(found - wanted) <= SLACK, found + " ticks, not " + wanted);
    }

    private static void newStart(Script s) {
        Actor other = s.thread("other", 110);
        setDomain(s, other.tcb(), 1).ok();
        s.lowerRoot(100);
        s.root().call(other.tcb(), TCB_RESUME, List.of()).ok();
        schedule(s, 5, 1, SLOT_TICKS);
        schedule(s, 6, 0, SLOT_TICKS);
        long now = s.kernel().now();
        start(s, 5);
        other.runs();
        near(SLOT_TICKS, s.passUntil(s.root()) - now);
        s.passUntil(other);
    }

    private static void idleDomain(Script s) {
        int signal = s.minted(s.notification(), CapabilityRights.ALL, 4);
        twoDomains(s);
        s.root().signal(signal);
        s.pass(SLOT_TICKS - SLACK);
        s.root().runs();
        s.pass(2 * SLACK);
        s.idle();
        s.passUntil(s.root());
        assertEquals(4, s.root().poll(signal));
        assertEquals(4, s.root().register(A0));
    }
}
