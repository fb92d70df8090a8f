package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// Where scheduling contexts go along calls, replies and signals.
final class DonationVectors {
    private static final int A0 = 10;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a scheduling context goes from client to proxy to server",
                            s -> {
                                Chain chain = chain(s);
                                holds(s, chain.sc, chain.server);
                            }),
                    v(
                            "deleting the last call's reply object gives the proxy the context",
                            s -> {
                                Chain chain = chain(s);
                                s.root().delete(chain.innerReply).ok();
                                holds(s, chain.sc, chain.proxy);
                            }),
                    v(
                            "deleting reply objects from the last call on gives it to the client",
                            s -> {
                                Chain chain = chain(s);
                                s.root().delete(chain.innerReply).ok();
                                s.root().delete(chain.outerReply).ok();
                                holds(s, chain.sc, chain.client);
                            }),
                    v(
                            "deleting reply objects out of order loses it for the client",
                            s -> {
                                Chain chain = chain(s);
                                s.root().delete(chain.outerReply).ok();
                                s.root().delete(chain.innerReply).ok();
                                holds(s, chain.sc, chain.proxy);
                            }),
                    v(
                            "a suspended client's context stays with the server",
                            s -> {
                                Chain chain = chain(s);
                                s.root().call(chain.client.tcb(), TCB_SUSPEND, List.of()).ok();
                                holds(s, chain.sc, chain.server);
                            }),
                    v(
                            "a context taken from the server alone comes back with the reply",
                            s -> {
                                Chain chain = chain(s);
                                holds(s, chain.sc, chain.server);
                                s.root().send(SystemCall.SEND, chain.innerReply, 7, List.of());
                                chain.proxy.answer().is(0, 7);
                            }),
                    v(
                            "a context unbound altogether does not come back with the reply",
                            DonationVectors::unboundAltogether),
                    v(
                            "deleting the server leaves the context to nobody",
                            s -> {
                                Chain chain = chain(s);
                                s.root().delete(chain.server.tcb()).ok();
                                int thread = s.make(ObjectType.TCB, 0);
                                s.bind(chain.sc, thread).ok();
                            }),
                    v(
                            "the first phase hands the context over for good",
                            DonationVectors::firstPhase),
                    v(
                            "a notification lends its context to one waiter after the other",
                            DonationVectors::lending),
                    v(
                            "a context is bound to one notification",
                            s -> {
                                int sc = s.schedContext(1_000, 1_000);
                                s.bind(sc, s.notification()).ok();
                                s.bind(sc, s.notification()).is(ILLEGAL_OPERATION);
                            }),
                    v(
                            "a passive protection domain runs on what calls and signals bring",
                            DonationVectors::passiveProtectionDomain),
                    v(
                            "a thread suspended while it yields to another gets no result",
                            DonationVectors::suspendedYield),
                    v(
                            "a blocked thread cannot be given a refill of the future",
                            DonationVectors::refillOfTheFuture),
                    v(
                            "a thread whose context is deleted goes on when it gets another",
                            DonationVectors::deletedContext));

    private DonationVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// A client that has called a proxy, which has called a server, which waits for nothing.
    ///
    /// @param sc the client's scheduling context
    private record Chain(
            int sc, Actor client, Actor proxy, Actor server, int outerReply, int innerReply) {}

    private static Chain chain(Script s) {
        int outer = s.endpoint();
        int inner = s.endpoint();
        int outerReply = s.reply();
        int innerReply = s.reply();
        int idle = s.notification();
        Actor proxy = s.server("proxy", 120, outer, outerReply);
        Actor server = s.server("server", 130, inner, innerReply);
        int sc = s.schedContext(10_000, 10_000);
        Actor client = s.passive("client", 110);
        s.bind(sc, client.tcb()).ok();
        s.resume(client);
        client.ecallInvocation(outer, 1, List.of());
        proxy.answer().is(0, 1);
        proxy.ecallInvocation(inner, 2, List.of());
        server.answer().is(0, 2);
        server.await(idle);
        return new Chain(sc, client, proxy, server, outerReply, innerReply);
    }

    /// The thread has the scheduling context, which is taken from it to see that.
    private static void holds(Script s, int sc, Actor thread) {
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(thread.tcb())).ok();
    }

    private static void unboundAltogether(Script s) {
        Chain chain = chain(s);
        s.root().call(chain.sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
        s.root().send(SystemCall.SEND, chain.innerReply, 7, List.of());
        s.root().runs();
        s.root().ecallInvocation(chain.sc, SCHED_CONTEXT_BIND, List.of(chain.proxy.tcb()));
        chain.proxy.answer().is(0, 7);
    }

    private static void firstPhase(Script s) {
        int endpoint = s.endpoint();
        int other = s.endpoint();
        int idle = s.notification();
        Actor server = s.server("server", 120, endpoint, s.reply());
        int sc = s.schedContext(10_000, 10_000);
        Actor sender = s.passive("sender", 110);
        s.bind(sc, sender.tcb()).ok();
        int reply = s.reply();
        s.resume(sender);
        sender.nbSendRecv(endpoint, other, reply, 3, 4);
        server.answer().is(0, 3, 4);
        server.await(idle);
        holds(s, sc, server);
    }

    private static void lending(Script s) {
        int notification = s.notification();
        Actor first = waiter(s, "first", notification);
        Actor second = waiter(s, "second", notification);
        s.bind(s.schedContext(1_000, 1_000), notification).ok();
        for (Actor next : List.of(first, second, first)) {
            s.root().signal(notification);
            next.await(notification);
        }
        s.root().runs();
    }

    /// {@return a passive thread that waits for a signal}
    private static Actor waiter(Script s, String name, int notification) {
        Actor thread = s.passive(name, 110);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, thread.tcb()).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.await(notification);
        s.root().call(sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
        return thread;
    }

    private static void refillOfTheFuture(Script s) {
        Actor blocked = waiter(s, "blocked", s.notification());
        Actor spinner = s.passive("spinner", 110);
        int sc = s.schedContext(1_000, 10_000);
        s.bind(sc, spinner.tcb()).ok();
        s.resume(spinner);
        s.pass(10_000);
        s.root().runs();
        holds(s, sc, spinner);
        s.bind(sc, blocked.tcb()).is(ILLEGAL_OPERATION);
    }

    private static void deletedContext(Script s) {
        Actor thread = s.passive("thread", 110);
        int sc = s.schedContext(1_000, 1_000);
        int another = s.schedContext(1_000, 1_000);
        s.bind(sc, thread.tcb()).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), sc, Script.ALL_BITS);
        s.root().ecallInvocation(another, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        thread.answer().ok();
    }

    private static void passiveProtectionDomain(Script s) {
        int input = s.endpoint();
        int reply = s.reply();
        int notification = s.notification();
        int channel = s.minted(notification, CapabilityRights.ALL, 8);
        Actor server = s.passive("server", 120);
        Actor client = s.thread("client", 110);
        int sc = s.schedContext(10_000, 10_000);
        s.bind(sc, server.tcb()).ok();
        s.root().call(server.tcb(), TCB_BIND_NOTIFICATION, List.of(notification)).ok();
        s.lowerRoot(100);
        s.resume(server);
        server.recv(input, reply);
        s.bind(sc, notification).ok();
        s.root().signal(channel);
        server.recv(input, reply);
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(server.tcb())).is(ILLEGAL_OPERATION);
        s.resume(client);
        client.ecallInvocation(input, 1, List.of());
        server.answer().is(0, 1);
        server.signal(channel);
        server.replyRecv(input, reply, 2);
        assertEquals(8, server.register(A0), "the signal that came meanwhile");
        server.recv(input, reply);
        client.answer().is(0, 2);
    }

    private static void suspendedYield(Script s) {
        int idle = s.notification();
        int sc = s.schedContext(10_000, 10_000);
        Actor target = s.passive("target", 110);
        s.bind(sc, target.tcb()).ok();
        Actor caller = s.thread("caller", 110);
        s.lowerRoot(100);
        s.resume(target);
        target.await(idle);
        s.root().signal(idle);
        target.ecallInvocation(caller.tcb(), TCB_RESUME, List.of());
        target.answer().ok();
        target.yieldTurn();
        caller.ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.ecallInvocation(caller.tcb(), TCB_SUSPEND, List.of());
        target.answer().ok();
        target.ecallInvocation(caller.tcb(), TCB_RESUME, List.of());
        target.answer().ok();
        target.await(idle);
        assertEquals(caller.entry() + 4, caller.register(Subject.PC), "behind the call");
        caller.answer().ok();
    }
}
