package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What threads see of messages, signals, priorities and donation.
final class BehaviourVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;

    static final List<GoldenVector> ALL =
            List.of(
                    v("debug calls change a0 and nothing else", BehaviourVectors::debugCalls),
                    v(
                            "polling what has nothing writes a0 and nothing else",
                            BehaviourVectors::emptyPoll),
                    v(
                            "signals are or-ed, and write a0 and nothing else",
                            BehaviourVectors::signalsAreOred),
                    v(
                            "a length of 127 arrives as 120, and all bits of the label arrive",
                            BehaviourVectors::longestMessage),
                    v(
                            "calling a notification answers at once",
                            s -> s.root().call(s.notification(), 0, List.of()).ok()),
                    v(
                            "calling a reply object without a caller is an empty success",
                            s -> s.root().call(s.reply(), 0, List.of()).ok()),
                    v(
                            "capabilities of the endpoint itself arrive as badges, one other as a copy",
                            BehaviourVectors::capabilityTransfer),
                    v(
                            "senders are received by priority, also when it has changed",
                            BehaviourVectors::endpointQueueByPriority),
                    v(
                            "of two waiters the one of higher priority is woken",
                            BehaviourVectors::notificationQueueByPriority),
                    v("an equal does not preempt, a higher one does", BehaviourVectors::preemption),
                    v(
                            "threads made ready by a higher one run in reverse order",
                            BehaviourVectors::lifo),
                    v(
                            "raising a ready thread above the caller lets it run first",
                            BehaviourVectors::raised),
                    v(
                            "a passive server runs on the caller's scheduling context",
                            BehaviourVectors::passiveServer),
                    v(
                            "a send to a passive receiver delivers, but the receiver does not run",
                            BehaviourVectors::sendToPassive),
                    v(
                            "a call without the right to grant leaves the caller inactive",
                            BehaviourVectors::callWithoutGrant),
                    v(
                            "a reply object used again forgets its first caller",
                            BehaviourVectors::replyObjectReused),
                    v(
                            "a thread without scheduling context runs once it is bound",
                            BehaviourVectors::bindLater),
                    v(
                            "a sporadic thread that a signal wakes begins a new refill period",
                            BehaviourVectors::sporadicWake));

    private BehaviourVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Debug calls ---

    private static void debugCalls(Script s) {
        s.root().set(A1, 0x11);
        s.root().set(A2, 0x12);
        assertEquals(12, s.root().identify(SLOT_TCB));
        assertEquals(0, s.root().identify(s.slot()));
        for (int number :
                List.of(
                        SystemCall.BENCHMARK_FLUSH_CACHES,
                        SystemCall.BENCHMARK_FINALIZE_LOG,
                        SystemCall.BENCHMARK_SET_LOG_BUFFER,
                        SystemCall.BENCHMARK_NULL_SYSCALL)) {
            s.root().set(A0, 0x10);
            s.root().ecall(number);
            assertEquals(0x10, s.root().register(A0), "a0 stays");
        }
        s.root().ecall(SystemCall.BENCHMARK_RESET_LOG);
        assertEquals(0, s.root().register(A0), "no error");
        s.root().set(A0, SLOT_TCB);
        s.root().ecall(SystemCall.DEBUG_GET_THREAD_AFFINITY);
        assertEquals(0, s.root().register(A0), "the core");
        assertEquals(0x11, s.root().register(A1), "a1 stays");
        assertEquals(0x12, s.root().register(A2), "a2 stays");
    }

    // --- Messages and signals ---

    private static void emptyPoll(Script s) {
        int endpoint = s.endpoint();
        int notification = s.notification();
        for (int source : List.of(endpoint, notification)) {
            s.root().set(A1, 0x11);
            s.root().set(A2, 0x12);
            assertEquals(0, s.root().poll(source));
            assertEquals(0x11, s.root().register(A1), "a1 stays");
            assertEquals(0x12, s.root().register(A2), "a2 stays");
        }
    }

    private static void signalsAreOred(Script s) {
        int notification = s.notification();
        int one = s.minted(notification, CapabilityRights.ALL, 1);
        int four = s.minted(notification, CapabilityRights.ALL, 4);
        s.root().signal(one);
        s.root().signal(four);
        s.root().set(A1, 0x55);
        assertEquals(5, s.root().poll(notification));
        assertEquals(0x55, s.root().register(A1), "a1 stays");
        assertEquals(0, s.root().poll(notification));
    }

    private static void longestMessage(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = s.thread("receiver", 110);
        s.lowerRoot(100);
        s.resume(receiver);
        receiver.await(endpoint);
        long label = (1L << 52) - 1;
        s.root().set(A0, endpoint);
        s.root().set(A1, MessageInfo.of(label, 127));
        s.root().ecall(SystemCall.SEND);
        assertEquals(MessageInfo.of(label, 120), receiver.register(A1));
    }

    private static void capabilityTransfer(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 0xcc);
        int first = s.notification();
        int second = s.notification();
        int place = s.slot();
        Actor receiver = s.thread("receiver", 110);
        receiver.receiveCapabilityIn(place);
        receiver.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8, 0x77);
        s.lowerRoot(100);
        s.resume(receiver);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 0, List.of(badged, first, second));
        assertEquals(MessageInfo.of(0, 1, 2, 0), receiver.register(A1));
        assertEquals(0xcc, receiver.bufferWord(IpcBufferLayout.CAPS_OR_BADGES));
        assertEquals(0x77, receiver.bufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8));
        assertEquals(6, receiver.identify(place), "the notification has arrived");
    }

    // --- Priorities ---

    /// {@return three threads that wait to send their priority, from the lowest on}
    private static List<Actor> senders(Script s, int endpoint) {
        List<Actor> senders = List.of(s.thread("a", 120), s.thread("b", 130), s.thread("c", 125));
        s.lowerRoot(100);
        for (Actor sender : senders) {
            s.resume(sender);
            sender.send(SystemCall.SEND, endpoint, sender.entry(), List.of());
        }
        return senders;
    }

    private static void endpointQueueByPriority(Script s) {
        int endpoint = s.endpoint();
        List<Actor> senders = senders(s, endpoint);
        s.root().call(senders.getFirst().tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 127).ok();
        s.lowerRoot(200);
        for (int next : new int[] {1, 0, 2}) {
            s.root().poll(endpoint);
            assertEquals(
                    senders.get(next).entry(),
                    MessageInfo.label(s.root().register(A1)),
                    "who is received");
        }
    }

    private static void notificationQueueByPriority(Script s) {
        int notification = s.notification();
        Actor low = s.thread("low", 110);
        Actor high = s.thread("high", 120);
        s.lowerRoot(100);
        for (Actor waiter : List.of(low, high)) {
            s.resume(waiter);
            waiter.await(notification);
        }
        s.root().signal(notification);
        high.runs();
    }

    private static void preemption(Script s) {
        int notification = s.notification();
        Actor equal = s.thread("equal", 100);
        Actor high = s.thread("high", 110);
        s.lowerRoot(100);
        s.resume(high);
        high.await(notification);
        s.resume(equal);
        s.root().runs();
        s.root().signal(notification);
        high.await(notification);
        s.root().runs();
    }

    private static void lifo(Script s) {
        List<Actor> threads = List.of(s.thread("1", 90), s.thread("2", 90), s.thread("3", 90));
        int notification = s.notification();
        threads.forEach(s::resume);
        s.root().await(notification);
        for (int round = 0; round < 2; round++) {
            threads.get(2).yieldTurn();
            threads.get(1).yieldTurn();
            threads.get(0).yieldTurn();
        }
    }

    private static void raised(Script s) {
        Actor helper = s.thread("helper", 90);
        s.lowerRoot(100);
        s.resume(helper);
        s.root().ecallInvocation(helper.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 110);
        helper.runs();
    }

    // --- Scheduling contexts ---

    private static void passiveServer(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().ecallInvocation(endpoint, 7, List.of(), 42);
        server.answer().is(0, 7, 42);
        server.replyRecv(endpoint, reply, 9, 43);
        s.root().answer().is(0, 9, 43);
        s.root().ecallInvocation(endpoint, 8, List.of());
        server.answer().is(0, 8);
    }

    private static void sendToPassive(Script s) {
        int endpoint = s.endpoint();
        int sc = s.schedContext(1_000, 1_000);
        Actor server = s.server("server", 120, endpoint, s.reply());
        s.root().send(SystemCall.SEND, endpoint, 5, List.of(), 6);
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(server.tcb()));
        server.answer().is(0, 5, 6);
    }

    private static void callWithoutGrant(Script s) {
        int endpoint = s.endpoint();
        int weak = s.copied(endpoint, CapabilityRights.READ_WRITE);
        int reply = s.reply();
        Actor client = s.thread("client", 110);
        s.lowerRoot(100);
        s.resume(client);
        client.ecallInvocation(weak, 3, List.of());
        s.root().recv(endpoint, reply);
        s.root().answer().is(0, 3);
        s.root().send(SystemCall.SEND, reply, 4, List.of());
        s.root().runs();
    }

    private static void replyObjectReused(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor first = s.thread("first", 110);
        Actor second = s.thread("second", 109);
        s.lowerRoot(100);
        s.resume(first);
        first.ecallInvocation(endpoint, 1, List.of());
        s.resume(second);
        second.ecallInvocation(endpoint, 2, List.of());
        s.root().recv(endpoint, reply);
        s.root().answer().is(0, 1);
        s.root().recv(endpoint, reply);
        s.root().answer().is(0, 2);
        s.root().send(SystemCall.SEND, reply, 4, List.of());
        second.answer().is(0, 4);
    }

    private static void bindLater(Script s) {
        Actor thread = s.passive("thread", 110);
        int sc = s.schedContext(1_000, 1_000);
        s.lowerRoot(100);
        s.root().call(thread.tcb(), TCB_RESUME, List.of()).ok();
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        thread.runs();
    }

    private static void sporadicWake(Script s) {
        int notification = s.notification();
        Actor thread = s.passive("thread", 110);
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.configure(sc, 1_000, 10_000, 0, 1);
        s.root().call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.await(notification);
        s.pass(50_000);
        long wake = s.kernel().now();
        s.root().signal(notification);
        thread.runs();
        s.pass(10_000);
        s.root().await(notification);
        s.idle();
        long almostPeriod = 99_000; // what was used before waking is added in front
        assertTrue(s.kernel().deadline() >= wake + almostPeriod, "when the next refill comes");
    }
}
