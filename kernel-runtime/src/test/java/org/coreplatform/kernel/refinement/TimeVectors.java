package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// How long threads run and what happens when their time is up.
///
/// The specification's kernel takes no time, the others a little: times are bounds.
final class TimeVectors {
    /// The kernel's own time in what is measured, at most, in ticks.
    private static final long SLACK = 400;

    private static final int MILLIS = 10_000;

    /// Where register a0 is among those that are read.
    private static final int PLACE_OF_A0 = 16;

    private static final int BADGE = 0x42;

    static final List<GoldenVector> ALL =
            List.of(
                    v("a periodic thread runs once a period", TimeVectors::periodic),
                    v("round robin threads take turns", TimeVectors::roundRobin),
                    v("the root task's turn takes 5 ms", TimeVectors::rootTurn),
                    v("a yield gives up the rest of the refill", TimeVectors::yieldTurn),
                    v("what was consumed is told once", TimeVectors::consumed),
                    v("yielding to another returns what it consumed", TimeVectors::yieldTo),
                    v(
                            "the answer to who yielded is an empty success until that one runs",
                            TimeVectors::lateAnswer),
                    v(
                            "yielding to who is lower, or cannot run, returns at once",
                            TimeVectors::yieldToLower),
                    v(
                            "a yield ends when its target's context is deleted",
                            TimeVectors::yieldToDeleted),
                    v("a yield ends when its target is deleted", TimeVectors::yieldToDeletedThread),
                    v("who is above the caller's maximum gets no yield", TimeVectors::yieldAbove),
                    v("a smaller budget holds at once", TimeVectors::smallerBudget),
                    v(
                            "a stopped thread's new budget is there at once",
                            TimeVectors::budgetOfStopped),
                    v(
                            "a timeout tells the badge and what was consumed, once a period",
                            TimeVectors::timeout),
                    v("round robin has no timeouts", TimeVectors::noTimeout),
                    v("a timeout's handler is given no time", TimeVectors::passiveTimeoutHandler),
                    v("a timeout's reply sets all registers", TimeVectors::timeoutReply),
                    v(
                            "a server's timeout is about the context that it was lent",
                            TimeVectors::serversTimeout),
                    v(
                            "a reply raises the timeout of a caller whose context is spent",
                            TimeVectors::timeoutAtReply));

    private TimeVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void near(long wanted, long found, String what) {
        assertTrue(Math.abs(found - wanted) <= SLACK, what + ": " + found + ", not " + wanted);
    }

    /// {@return a thread with a budget and a timeout handler, 0 for none, that has begun}
    private static Actor timed(Script s, int priority, int sc, int timeoutHandler) {
        Actor thread = s.passive("thread", priority);
        s.bind(sc, thread.tcb()).ok();
        s.root().call(thread.tcb(), TCB_SET_TIMEOUT_ENDPOINT, List.of(timeoutHandler)).ok();
        return s.begin(thread);
    }

    // --- Budgets ---

    private static void periodic(Script s) {
        Actor thread = timed(s, 110, s.schedContext(2_000, 10_000), 0);
        long start = s.passUntil(thread);
        for (int period = 0; period < 5; period++) {
            long end = s.passUntil(s.root());
            near(2 * MILLIS, end - start, "how long it ran");
            long next = s.passUntil(thread);
            near(10 * MILLIS, next - start, "the period");
            assertTrue(next - start >= 10 * MILLIS - 10, "a period is no shorter");
            start = next;
        }
    }

    private static void roundRobin(Script s) {
        Actor one = s.passive("one", 110);
        Actor two = s.passive("two", 110);
        s.bind(s.schedContext(1_000, 1_000), one.tcb()).ok();
        s.bind(s.schedContext(2_000, 2_000), two.tcb()).ok();
        s.begin(one);
        long start = s.passUntil(one);
        one.ecallInvocation(two.tcb(), TCB_RESUME, List.of());
        for (int turn = 0; turn < 2; turn++) {
            long first = s.passUntil(two);
            near(MILLIS, first - start, "the turn of one");
            start = s.passUntil(one);
            near(2 * MILLIS, start - first, "the turn of two");
        }
    }

    private static void rootTurn(Script s) {
        Actor equal = s.thread("equal", 255);
        s.resume(equal);
        s.root().yieldTurn();
        equal.yieldTurn();
        long start = s.kernel().now();
        near(5 * MILLIS, s.passUntil(equal) - start, "the turn");
    }

    private static void yieldTurn(Script s) {
        int handler = s.endpoint();
        int sc = s.schedContext(2_000, 10_000);
        Actor thread = timed(s, 110, sc, handler);
        long start = s.kernel().now();
        s.pass(5_000);
        thread.yieldTurn();
        s.root().runs();
        List<Long> used = s.root().call(sc, SCHED_CONTEXT_CONSUMED, List.of()).words();
        near(5_000, used.getFirst() * 10, "what was used");
        assertEquals(0, s.root().poll(handler), "no timeout");
        near(10 * MILLIS, s.passUntil(thread) - start, "the next refill");
    }

    private static void consumed(Script s) {
        int idle = s.notification();
        int sc = s.schedContext(10_000, 10_000);
        Actor thread = timed(s, 110, sc, 0);
        s.pass(3_000);
        thread.await(idle);
        List<Long> used = s.root().call(sc, SCHED_CONTEXT_CONSUMED, List.of()).words();
        near(3_000, used.getFirst() * 10, "what was used");
        s.root().call(sc, SCHED_CONTEXT_CONSUMED, List.of()).ok(0);
    }

    private static void yieldTo(Script s) {
        int sc = s.schedContext(3_000, 3_000_000);
        Actor spinner = timed(s, 100, sc, 0);
        s.root().ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        spinner.runs();
        s.passUntil(s.root());
        s.root().answer().ok(2_999);
    }

    private static void lateAnswer(Script s) {
        int sc = s.schedContext(3_000, 3_000_000);
        Actor target = timed(s, 100, sc, 0);
        s.root().ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        List<Long> registers = target.readRegisters(s.root(), PLACE_OF_A0 + 2);
        assertEquals(0, registers.get(PLACE_OF_A0), "a0 of an empty success");
        assertEquals(0, registers.get(PLACE_OF_A0 + 1), "a1 of an empty success");
    }

    private static void yieldToLower(Script s) {
        int lower = s.schedContext(1_000, 1_000);
        timed(s, 90, lower, 0);
        s.root().call(lower, SCHED_CONTEXT_YIELD_TO, List.of()).ok(0);
        int stopped = s.schedContext(1_000, 1_000);
        s.bind(stopped, s.make(ObjectType.TCB, 0)).ok();
        s.root().call(stopped, SCHED_CONTEXT_YIELD_TO, List.of()).ok(0);
    }

    private static void yieldToDeleted(Script s) {
        int sc = s.schedContext(3_000, 3_000_000);
        int notification = s.notification();
        Actor deleter = s.begun("deleter", 110);
        deleter.await(notification);
        Actor spinner = timed(s, 100, sc, 0);
        s.root().ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        spinner.runs();
        s.pass(1_000);
        spinner.signal(notification);
        deleter.call(SLOT_CNODE, CNODE_DELETE, List.of(), sc, Script.ALL_BITS).ok();
        deleter.await(notification);
        Answer answer = s.root().answer();
        assertEquals(1, answer.words().size());
        near(1_000, answer.words().getFirst() * 10, "what was used");
    }

    private static void yieldToDeletedThread(Script s) {
        int sc = s.schedContext(3_000, 3_000_000);
        Actor target = timed(s, 100, sc, 0);
        s.root().ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), target.tcb(), Script.ALL_BITS);
        assertEquals(1, s.root().answer().words().size());
    }

    private static void yieldAbove(Script s) {
        int sc = s.schedContext(1_000, 1_000);
        Actor target = s.passive("target", 110);
        s.bind(sc, target.tcb()).ok();
        Actor caller = s.begun("caller", 109);
        caller.call(sc, SCHED_CONTEXT_YIELD_TO, List.of()).is(ILLEGAL_OPERATION);
    }

    private static void smallerBudget(Script s) {
        int sc = s.schedContext(10_000, 20_000);
        Actor thread = timed(s, 90, sc, 0);
        int idle = s.notification();
        s.configure(sc, 1_000, 20_000, 0, 0);
        s.root().await(idle);
        long start = s.passUntil(thread);
        s.pass(MILLIS + SLACK);
        s.idle();
        near(20 * MILLIS, s.passUntil(thread) - start, "the next refill");
    }

    private static void budgetOfStopped(Script s) {
        int idle = s.notification();
        int sc = s.schedContext(2_000, 1_000_000);
        Actor thread = timed(s, 110, sc, 0);
        s.pass(15_000);
        thread.await(idle);
        s.configure(sc, 3_000, 1_000_000, 0, 0);
        s.root().signal(idle);
        long start = s.passUntil(thread);
        near(3 * MILLIS, s.passUntil(s.root()) - start, "the whole new budget");
    }

    // --- Timeouts ---

    private static int badged(Script s, long budgetMicros, long periodMicros) {
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.configure(sc, budgetMicros, periodMicros, BADGE, 0);
        return sc;
    }

    private static void timeout(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        timed(s, 110, badged(s, 2_000, 10_000), handler);
        long first = 0;
        for (int i = 0; i < 3; i++) {
            long now = s.passUntil(s.root());
            s.root().recv(handler, reply);
            s.passUntil(s.root());
            now = Math.max(now, s.kernel().now());
            s.root().answer().is(0, FaultLabel.TIMEOUT, BADGE, 1_999);
            s.root().send(SystemCall.SEND, reply, 0, List.of());
            if (i > 0) {
                near(10 * MILLIS, now - first, "the period");
            }
            first = now;
        }
    }

    private static void noTimeout(Script s) {
        int handler = s.endpoint();
        Actor thread = timed(s, 110, badged(s, 1_000, 1_000), handler);
        s.pass(3 * MILLIS);
        thread.runs();
        assertEquals(0, thread.poll(handler));
    }

    private static void passiveTimeoutHandler(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor handler = s.server("handler", 120, endpoint, reply);
        int sc = s.schedContext(1_000, 1_000);
        timed(s, 110, badged(s, 2_000, 10_000), endpoint);
        s.passUntil(s.root());
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(handler.tcb()));
        handler.answer().is(0, FaultLabel.TIMEOUT, BADGE, 1_999);
    }

    private static void timeoutReply(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = timed(s, 110, badged(s, 2_000, 10_000), handler);
        s.passUntil(s.root());
        s.root().recv(handler, reply);
        long[] words = LongStream.range(0x1000, 0x1020).toArray();
        s.root().send(SystemCall.SEND, reply, 1, List.of(), words);
        List<Long> registers = s.root().readRegisters(thread, 32);
        assertEquals(LongStream.of(words).boxed().toList(), registers);
        s.pass(20 * MILLIS);
        s.root().runs();
    }

    /// A passive server that is called works until the context is spent; {@return the client}.
    private static Actor spentBy(Script s, Actor server, int endpoint, int sc, int handler) {
        Actor client = timed(s, 110, sc, handler);
        client.ecallInvocation(endpoint, 1, List.of());
        server.answer().is(0, 1);
        s.passUntil(s.root());
        return client;
    }

    private static void serversTimeout(Script s) {
        int endpoint = s.endpoint();
        int handler = s.endpoint();
        int reply = s.reply();
        int handlersReply = s.reply();
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().call(server.tcb(), TCB_SET_TIMEOUT_ENDPOINT, List.of(handler)).ok();
        Actor client = spentBy(s, server, endpoint, badged(s, 2_000, 10_000), 0);
        s.root().recv(handler, handlersReply);
        s.root().answer().is(0, FaultLabel.TIMEOUT, BADGE, 1_999);
        s.root().send(SystemCall.SEND, reply, 7, List.of());
        s.passUntil(client);
        client.answer().is(0, 7);
    }

    private static void timeoutAtReply(Script s) {
        int endpoint = s.endpoint();
        int handler = s.endpoint();
        int reply = s.reply();
        int handlersReply = s.reply();
        Actor server = s.server("server", 120, endpoint, reply);
        Actor client = spentBy(s, server, endpoint, badged(s, 2_000, 10_000), handler);
        assertEquals(0, s.root().poll(handler), "the server has no timeout handler");
        s.root().send(SystemCall.SEND, reply, 7, List.of());
        s.root().recv(handler, handlersReply);
        s.root().answer().is(0, FaultLabel.TIMEOUT, BADGE, 1_999);
        s.root().send(SystemCall.SEND, handlersReply, 0, List.of());
        s.passUntil(client);
        assertEquals(client.entry(), client.register(Subject.PC), "it calls again");
    }
}
