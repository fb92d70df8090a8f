package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.SystemCall;

/// What becomes of threads whose scheduling context is lent, deleted or taken away.
final class LendingVectors {
    private static final int A0 = 10;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a sender whose context is deleted has sent, but does not go on",
                            LendingVectors::senderWithoutContext),
                    v(
                            "a caller whose lent context is deleted is answered, but does not go on",
                            LendingVectors::callerWithoutContext),
                    v("a deleted context stops a whole chain", LendingVectors::stoppedChain),
                    v(
                            "of two waiters the second one has no context to run on",
                            LendingVectors::oneContextForTwo),
                    v(
                            "a waiter whose notification lost its context wakes and does not run",
                            LendingVectors::lostContext),
                    v("looking for a signal gives nothing back", LendingVectors::pollKeeps),
                    v(
                            "a deleted thread frees the context that it was lent",
                            LendingVectors::deletedBorrower),
                    v(
                            "a server that answers its first client has no time for the second",
                            LendingVectors::twoClients),
                    v("unbinding takes the notification's, too", LendingVectors::unbindAll),
                    v("stopping and starting gives no budget", LendingVectors::noRefill));

    private LendingVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// {@return a thread that runs on a scheduling context, of priority 110}
    private static Actor on(Script s, int sc) {
        Actor thread = s.passive("thread", 110);
        s.bind(sc, thread.tcb()).ok();
        return s.begin(thread);
    }

    /// A thread runs again when it is given another scheduling context.
    private static void revive(Script s, Actor thread, int sc) {
        s.root().runs();
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        thread.runs();
    }

    private static void senderWithoutContext(Script s) {
        int endpoint = s.endpoint();
        int sc = s.schedContext(1_000, 1_000);
        int another = s.schedContext(1_000, 1_000);
        Actor sender = on(s, sc);
        sender.send(SystemCall.SEND, endpoint, 5, List.of());
        s.root().delete(sc).ok();
        s.root().await(endpoint);
        s.root().answer().is(0, 5);
        revive(s, sender, another);
        assertEquals(sender.entry() + 4, sender.register(Subject.PC), "behind the send");
    }

    private static void callerWithoutContext(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int another = s.schedContext(1_000, 1_000);
        Actor server = s.server("server", 120, endpoint, reply);
        int sc = s.schedContext(1_000, 1_000);
        int idle = s.notification();
        Actor client = on(s, sc);
        client.ecallInvocation(endpoint, 5, List.of());
        server.await(idle);
        s.root().delete(sc).ok();
        s.root().send(SystemCall.SEND, reply, 6, List.of());
        revive(s, client, another);
        client.answer().is(0, 6);
    }

    private static void stoppedChain(Script s) {
        int outer = s.endpoint();
        int inner = s.endpoint();
        int outerReply = s.reply();
        int innerReply = s.reply();
        int idle = s.notification();
        int another = s.schedContext(1_000, 1_000);
        Actor proxy = s.server("proxy", 120, outer, outerReply);
        Actor server = s.server("server", 130, inner, innerReply);
        int sc = s.schedContext(1_000, 1_000);
        Actor client = on(s, sc);
        client.ecallInvocation(outer, 1, List.of());
        proxy.ecallInvocation(inner, 2, List.of());
        server.await(idle);
        s.root().delete(sc).ok();
        s.root().signal(idle);
        s.root().send(SystemCall.SEND, innerReply, 3, List.of());
        s.root().send(SystemCall.SEND, outerReply, 4, List.of());
        revive(s, client, another);
        client.answer().is(0, 4);
    }

    /// {@return a passive thread that waits for a signal}
    private static Actor waiter(Script s, String name, int notification) {
        Actor thread = s.passive(name, 110);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, thread.tcb()).ok();
        s.begin(thread).await(notification);
        s.root().call(sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
        return thread;
    }

    private static void oneContextForTwo(Script s) {
        int notification = s.notification();
        int idle = s.notification();
        Actor first = waiter(s, "first", notification);
        Actor second = waiter(s, "second", notification);
        int another = s.schedContext(1_000, 1_000);
        s.bind(s.schedContext(1_000, 1_000), notification).ok();
        s.root().signal(notification);
        first.signal(notification);
        first.await(idle);
        revive(s, second, another);
        assertEquals(second.entry() + 4, second.register(Subject.PC), "behind the wait");
    }

    private static void lostContext(Script s) {
        int notification = s.notification();
        int signal = s.minted(notification, CapabilityRights.ALL, 4);
        Actor waiter = waiter(s, "waiter", notification);
        int another = s.schedContext(1_000, 1_000);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, notification).ok();
        s.root().delete(sc).ok();
        s.root().signal(signal);
        revive(s, waiter, another);
        assertEquals(4, waiter.register(A0));
    }

    private static void pollKeeps(Script s) {
        int notification = s.notification();
        Actor waiter = waiter(s, "waiter", notification);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, notification).ok();
        s.root().signal(notification);
        assertEquals(0, waiter.poll(notification));
        waiter.await(notification);
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(waiter.tcb())).is(ILLEGAL_OPERATION);
    }

    private static void deletedBorrower(Script s) {
        int notification = s.notification();
        int idle = s.notification();
        Actor first = waiter(s, "first", notification);
        Actor second = waiter(s, "second", notification);
        s.bind(s.schedContext(1_000, 1_000), notification).ok();
        s.root().signal(notification);
        first.await(idle);
        s.root().delete(first.tcb()).ok();
        s.root().signal(notification);
        assertEquals(second.entry() + 4, second.register(Subject.PC), "behind the wait");
    }

    private static void twoClients(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int secondReply = s.reply();
        int idle = s.notification();
        Actor server = s.server("server", 120, endpoint, reply);
        Actor first = s.begun("first", 110);
        first.ecallInvocation(endpoint, 1, List.of());
        server.recv(endpoint, secondReply);
        Actor second = s.thread("second", 110);
        s.resume(second);
        second.ecallInvocation(endpoint, 2, List.of());
        server.answer().is(0, 2);
        server.send(SystemCall.SEND, reply, 3, List.of());
        first.answer().is(0, 3);
        first.await(idle);
        int another = s.schedContext(1_000, 1_000);
        s.root().ecallInvocation(another, SCHED_CONTEXT_BIND, List.of(server.tcb()));
        server.replyRecv(endpoint, secondReply, 4);
        second.answer().is(0, 4);
    }

    private static void unbindAll(Script s) {
        int notification = s.notification();
        int sc = s.schedContext(1_000, 1_000);
        Actor thread = s.passive("thread", 110);
        s.bind(sc, thread.tcb()).ok();
        s.bind(sc, notification).ok();
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(notification)).ok();
        s.bind(sc, notification).ok();
        s.root().call(sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
        int another = s.schedContext(1_000, 1_000);
        s.bind(another, thread.tcb()).ok();
        s.bind(another, notification).ok();
    }

    private static void noRefill(Script s) {
        Actor thread = on(s, s.schedContext(1_000, 10_000));
        s.passUntil(s.root());
        s.root().call(thread.tcb(), TCB_SUSPEND, List.of()).ok();
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.pass(50_000);
        s.root().runs();
        s.passUntil(thread);
    }
}
