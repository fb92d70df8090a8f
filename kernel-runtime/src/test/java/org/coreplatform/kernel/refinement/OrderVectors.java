package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_CANCEL_BADGED_SENDS;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// Who of several threads comes first.
final class OrderVectors {
    private static final int SPORADIC = 1;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "who waits for a signal does so by its priority of now",
                            OrderVectors::waitersByPriority),
                    v(
                            "a sender whose message is cancelled comes before its equals",
                            OrderVectors::cancelledSender),
                    v(
                            "who waited at a deleted notification comes before its equals",
                            OrderVectors::deletedNotification),
                    v(
                            "who has entered the running domain runs when somebody lower wakes",
                            s -> {
                                Entered entered = Entered.in(s, 90);
                                s.root().signal(entered.bell);
                                entered.thread.runs();
                            }),
                    v(
                            "who has entered the running domain runs when an equal wakes",
                            s -> {
                                Entered entered = Entered.in(s, 100);
                                s.root().signal(entered.bell);
                                entered.thread.await(entered.bell);
                                s.root().await(entered.bell);
                                entered.waiter.runs();
                            }),
                    v(
                            "who wakes and outranks who runs comes before who has entered",
                            s -> {
                                Entered entered = Entered.in(s, 110);
                                s.root().signal(entered.bell);
                                entered.waiter.runs();
                            }),
                    v(
                            "who has entered the running domain does not run for new spaces",
                            OrderVectors::newSpaces),
                    v(
                            "who has entered the running domain runs for a new IPC buffer",
                            OrderVectors::newBuffer),
                    v(
                            "who has entered the running domain does not run for a deleted reply",
                            OrderVectors::deletedReply),
                    v(
                            "of two who yield to a context the first one gets its result at once",
                            OrderVectors::twoYields),
                    v(
                            "a sporadic context begins a new refill period with a message",
                            OrderVectors::sporadicMessage));

    private OrderVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void waitersByPriority(Script s) {
        int bell = s.notification();
        Actor first = s.begun("first", 110);
        first.await(bell);
        Actor second = s.begun("second", 120);
        second.await(bell);
        s.root().call(first.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 130).ok();
        s.root().signal(bell);
        first.runs();
    }

    /// Another thread of priority 90 is ready; that is the root task's from here on.
    private static void ready(Script s) {
        s.resume(s.thread("equal", 90));
        s.lowerRoot(90);
    }

    private static void lower(Script s, Actor thread) {
        s.root().call(thread.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 90).ok();
    }

    private static void cancelledSender(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 1);
        int never = s.notification();
        Actor sender = s.begun("sender", 110);
        sender.signal(badged);
        lower(s, sender);
        ready(s);
        s.root()
                .call(SLOT_CNODE, CNODE_CANCEL_BADGED_SENDS, List.of(), badged, Script.ALL_BITS)
                .ok();
        s.root().await(never);
        sender.runs();
    }

    private static void deletedNotification(Script s) {
        int notification = s.notification();
        int never = s.notification();
        Actor waiter = s.begun("waiter", 110);
        waiter.await(notification);
        lower(s, waiter);
        ready(s);
        s.root().delete(notification).ok();
        s.root().await(never);
        waiter.runs();
    }

    /// A thread of priority 120 has entered the running domain, which does not make it run, and
    /// another one waits for a signal of the root task, whose priority is 100.
    private record Entered(Actor thread, Actor waiter, int bell) {
        static Entered in(Script s, int priorityOfWaiter) {
            int bell = s.notification();
            Actor waiter = s.begun("waiter", 110);
            waiter.await(bell);
            s.root().call(waiter.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), priorityOfWaiter).ok();
            Actor thread = s.thread("thread", 120);
            enter(s, thread);
            return new Entered(thread, waiter, bell);
        }

        static void enter(Script s, Actor thread) {
            s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(thread.tcb()), 1).ok();
            s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
            s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(thread.tcb()), 0).ok();
        }
    }

    private static Actor entered(Script s) {
        Actor thread = s.thread("thread", 120);
        s.lowerRoot(100);
        Entered.enter(s, thread);
        return thread;
    }

    private static void newSpaces(Script s) {
        entered(s);
        s.root().call(SLOT_TCB, TCB_SET_SPACE, List.of(0, SLOT_CNODE, SLOT_VSPACE), 0, 0).ok();
    }

    private static void newBuffer(Script s) {
        Actor thread = entered(s);
        s.root().ecallInvocation(SLOT_TCB, TCB_SET_IPC_BUFFER, List.of(0), 0);
        thread.runs();
    }

    /// The scheduling context goes back to a client that does not run.
    private static void deletedReply(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.server("server", 120, endpoint, reply);
        Actor client = s.begun("client", 110);
        client.ecallInvocation(endpoint, 1, List.of());
        server.ecallInvocation(server.tcb(), TCB_SET_PRIORITY, List.of(server.tcb()), 90);
        Actor thread = s.thread("thread", 120);
        Entered.enter(s, thread);
        s.root().delete(reply).ok();
        s.root().yieldTurn();
        thread.runs();
    }

    /// The first one's result says what was used until the second one yields.
    private static void twoYields(Script s) {
        int bell = s.notification();
        int idle = s.notification();
        int sc = s.schedContext(100_000, 100_000);
        Actor second = s.begun("second", 120);
        second.await(bell);
        Actor target = s.passive("target", 110);
        s.bind(sc, target.tcb()).ok();
        s.begin(target).await(idle);
        Actor first = s.begun("first", 110);
        first.signal(idle);
        first.ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.runs();
        s.pass(20_000);
        target.signal(bell);
        Answer answer = second.call(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        assertTrue(answer.words().getFirst() < 100, "what was used is told once");
        second.await(bell);
        target.runs();
        s.pass(50_000);
        target.await(idle);
        assertEquals(2_000, first.answer().words().getFirst(), 100.0);
    }

    private static void sporadicMessage(Script s) {
        int endpoint = s.endpoint();
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.configure(sc, 1_000, 10_000, 0, SPORADIC);
        Actor receiver = s.passive("receiver", 110);
        s.bind(sc, receiver.tcb()).ok();
        s.begin(receiver).await(endpoint);
        s.pass(250_000);
        long sent = s.kernel().now();
        s.root().send(SystemCall.SEND, endpoint, 0, List.of());
        receiver.runs();
        s.pass(10_000);
        s.root().await(s.notification());
        s.idle();
        assertTrue(s.kernel().deadline() >= sent + 99_000, "when the next refill comes");
    }
}
