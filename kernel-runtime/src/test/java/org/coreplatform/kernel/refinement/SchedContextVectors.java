package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What becomes of threads when their scheduling contexts go, change or are used up.
final class SchedContextVectors {
    private static final int A2 = 12;
    private static final int SPORADIC = 1;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a server that deletes its reply object stops",
                            SchedContextVectors::serverDeletesReply),
                    v(
                            "a preempted server stops when its reply object is deleted",
                            SchedContextVectors::preemptedServer),
                    v(
                            "a server that waits for a refill stops when its reply is deleted",
                            SchedContextVectors::exhaustedServer),
                    v("what is lent may be used up", SchedContextVectors::lentWithoutBudget),
                    v(
                            "a thread that waits for its refill runs at once on a new time slice",
                            SchedContextVectors::newTimeSlice),
                    v(
                            "a sporadic context begins a new refill period when it is bound",
                            SchedContextVectors::sporadicBind),
                    v(
                            "the result of yielding to another is written once",
                            SchedContextVectors::yieldResult),
                    v(
                            "of refills that come at the same time the last one runs first",
                            SchedContextVectors::refillsAtTheSameTime),
                    v(
                            "where the schedule of domains starts it cannot end",
                            SchedContextVectors::startOfDomains));

    private SchedContextVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer bind(Script s, int sc, Actor thread) {
        return s.root().call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
    }

    /// A passive server that runs on its client's scheduling context.
    private record Called(int sc, Actor client, Actor server, int reply) {
        static Called in(Script s) {
            int endpoint = s.endpoint();
            int reply = s.reply();
            Actor server = s.passive("server", 120);
            int own = s.schedContext(1_000, 1_000);
            bind(s, own, server).ok();
            s.lowerRoot(100);
            s.resume(server);
            server.recv(endpoint, reply);
            s.root().call(own, SCHED_CONTEXT_UNBIND, List.of()).ok();
            int sc = s.schedContext(1_000, 10_000);
            Actor client = s.passive("client", 110);
            bind(s, sc, client).ok();
            s.resume(client);
            client.ecallInvocation(endpoint, 1, List.of());
            server.answer().is(0, 1);
            return new Called(sc, client, server, reply);
        }

        void deleteReply(Actor by) {
            by.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), reply, Script.ALL_BITS);
        }

        /// The client has its scheduling context again, and nobody but the root task runs.
        void clientHasContext(Script s) {
            s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(client.tcb())).ok();
            s.pass(200_000);
            s.root().runs();
        }
    }

    private static void serverDeletesReply(Script s) {
        Called called = Called.in(s);
        called.deleteReply(called.server);
        called.clientHasContext(s);
    }

    private static void preemptedServer(Script s) {
        int alarm = s.notification();
        Actor other = s.thread("other", 130);
        s.lowerRoot(100);
        s.resume(other);
        other.await(alarm);
        Called called = Called.in(s);
        called.server.signal(alarm);
        called.deleteReply(other);
        other.await(alarm);
        called.clientHasContext(s);
    }

    private static void exhaustedServer(Script s) {
        Called called = Called.in(s);
        s.pass(10_000);
        called.deleteReply(s.root());
        called.clientHasContext(s);
    }

    private static void lentWithoutBudget(Script s) {
        int alarm = s.notification();
        Actor thread = s.passive("thread", 110);
        int own = s.schedContext(1_000, 1_000);
        bind(s, own, thread).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.await(alarm);
        s.root().call(own, SCHED_CONTEXT_UNBIND, List.of()).ok();
        int sc = s.schedContext(1_000, 10_000);
        Actor spinner = spinner(s, "spinner", sc, 10_000);
        s.root().call(sc, SCHED_CONTEXT_BIND, List.of(alarm)).ok();
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(spinner.tcb())).ok();
        s.root().signal(alarm);
        s.root().runs();
        s.pass(95_000);
        thread.runs();
    }

    /// {@return a thread that has used its budget up}
    private static Actor spinner(Script s, String name, int sc, long ticks) {
        Actor thread = s.passive(name, 110);
        bind(s, sc, thread).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.runs();
        s.pass(ticks);
        s.root().runs();
        return thread;
    }

    private static void newTimeSlice(Script s) {
        int sc = s.schedContext(1_000, 100_000);
        spinner(s, "first to come", s.schedContext(1_000, 50_000), 10_000);
        Actor thread = spinner(s, "thread", sc, 10_000);
        s.root()
                .ecallInvocation(
                        s.kernel().layout().schedControlSlot(),
                        SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(sc),
                        1_000,
                        1_000,
                        0,
                        0,
                        0);
        thread.runs();
    }

    private static int sporadic(Script s) {
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.configure(sc, 1_000, 10_000, 0, SPORADIC);
        return sc;
    }

    private static void sporadicBind(Script s) {
        Actor thread = s.passive("thread", 110);
        int sc = sporadic(s);
        s.lowerRoot(100);
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.pass(50_000);
        long bound = s.kernel().now();
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        thread.runs();
        s.pass(10_000);
        s.root().await(s.notification());
        s.idle();
        assertTrue(s.kernel().deadline() >= bound + 99_000, "when the next refill comes");
    }

    private static void yieldResult(Script s) {
        int idle = s.notification();
        int sc = s.schedContext(10_000, 10_000);
        Actor target = s.passive("target", 110);
        bind(s, sc, target).ok();
        Actor caller = s.thread("caller", 110);
        s.lowerRoot(100);
        s.resume(target);
        target.await(idle);
        s.resume(caller);
        caller.signal(idle);
        caller.ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.await(idle);
        assertEquals(0, caller.answer().badge());
        assertEquals(1, caller.answer().words().size(), "the result");
        caller.set(A2, 0x77);
        caller.signal(idle);
        caller.yieldTurn();
        target.await(idle);
        assertEquals(0x77, caller.register(A2), "a2 stays");
    }

    private static void refillsAtTheSameTime(Script s) {
        int endpoint = s.endpoint();
        int idle = s.notification();
        Actor high = s.passive("high", 120);
        Actor low = s.passive("low", 110);
        for (Actor thread : List.of(high, low)) {
            bind(s, sporadic(s), thread).ok();
            s.lowerRoot(100);
            s.resume(thread);
            thread.send(SystemCall.SEND, endpoint, 0, List.of());
        }
        s.pass(200_000);
        s.root().ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), endpoint, Script.ALL_BITS);
        high.yieldTurn();
        low.yieldTurn();
        s.root().runs();
        s.root().call(high.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 110).ok();
        s.pass(100_500);
        low.await(idle);
        high.await(idle);
        s.root().runs();
    }

    private static void startOfDomains(Script s) {
        domainEntry(s, 1, 2_000).ok();
        s.root().call(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 1).ok();
        domainEntry(s, 1, 0).is(INVALID_ARGUMENT, 2);
        domainEntry(s, 0, 0).ok();
    }

    private static Answer domainEntry(Script s, long entry, long ticks) {
        return s.root().call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), entry, 0, ticks);
    }
}
