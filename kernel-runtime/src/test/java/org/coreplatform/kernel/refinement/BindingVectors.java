package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_RESUME;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_MC_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_UNBIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What can be bound to what, and what a thread may do to another one's priority and time.
final class BindingVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;

    /// Where `TCB_ReadRegisters` has a1.
    private static final int PLACE_OF_A1 = 17;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a notification is bound to one thread, and nobody else waits for it",
                            BindingVectors::notification),
                    v(
                            "a bound notification is free again when it is unbound",
                            BindingVectors::boundAgain),
                    v(
                            "a context gives up the notification or the thread that it has",
                            BindingVectors::unbindObject),
                    v(
                            "a blocked thread cannot be given its own context before it has budget",
                            BindingVectors::ownContext),
                    v(
                            "a maximum above the authority's is refused, the caller's does not count",
                            BindingVectors::authority),
                    v("a context that never ran has consumed nothing", BindingVectors::unused),
                    v(
                            "who yields to a context ends the yield of another one to it",
                            BindingVectors::secondYield));

    private BindingVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer bindNotification(Script s, int thread, int notification) {
        return s.root().call(thread, TCB_BIND_NOTIFICATION, List.of(notification));
    }

    private static void notification(Script s) {
        int notification = s.notification();
        int other = s.notification();
        int tcb = s.make(ObjectType.TCB, 0);
        int unreadable = s.copied(notification, CapabilityRights.WRITE);
        bindNotification(s, tcb, unreadable).is(ILLEGAL_OPERATION);
        s.root().signal(notification);
        bindNotification(s, tcb, notification).ok();
        bindNotification(s, tcb, other).is(ILLEGAL_OPERATION);
        bindNotification(s, s.make(ObjectType.TCB, 0), notification).is(ILLEGAL_OPERATION);
        Actor waiter = s.begun("waiter", 110);
        waiter.await(other);
        bindNotification(s, s.make(ObjectType.TCB, 0), other).is(ILLEGAL_OPERATION);
    }

    private static void boundAgain(Script s) {
        int notification = s.notification();
        int signal = s.minted(notification, CapabilityRights.ALL, 4);
        int endpoint = s.endpoint();
        bindNotification(s, SLOT_TCB, notification).ok();
        s.root().call(SLOT_TCB, TCB_UNBIND_NOTIFICATION, List.of()).ok();
        s.root().signal(signal);
        assertEquals(0, s.root().poll(endpoint), "it does not reach the thread any more");
        Actor receiver = s.thread("receiver", 110);
        bindNotification(s, receiver.tcb(), notification).ok();
        s.begin(receiver).await(endpoint);
        assertEquals(4, receiver.register(A0), "the signal that waits");
    }

    private static Answer unbindObject(Script s, int sc, int object) {
        return s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(object));
    }

    private static void unbindObject(Script s) {
        int sc = s.schedContext(1_000, 1_000);
        int tcb = s.make(ObjectType.TCB, 0);
        int notification = s.notification();
        s.root().call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of()).is(TRUNCATED_MESSAGE);
        unbindObject(s, sc, s.slot()).is(INVALID_CAPABILITY, 1);
        unbindObject(s, sc, sc).is(INVALID_CAPABILITY, 1);
        unbindObject(s, sc, tcb).is(ILLEGAL_OPERATION);
        unbindObject(s, sc, notification).is(ILLEGAL_OPERATION);
        s.bind(sc, tcb).ok();
        s.bind(sc, notification).ok();
        unbindObject(s, sc, s.notification()).is(ILLEGAL_OPERATION);
        unbindObject(s, sc, notification).ok();
        s.bind(s.schedContext(1_000, 1_000), notification).ok();
        unbindObject(s, sc, tcb).ok();
        s.bind(s.schedContext(1_000, 1_000), tcb).ok();
        s.root().call(sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
    }

    /// The thread of a spent context is made to block by taking its call back.
    private static void ownContext(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.server("server", 120, endpoint, reply);
        int sc = s.schedContext(1_000, 10_000);
        Actor client = s.passive("client", 110);
        s.bind(sc, client.tcb()).ok();
        s.resume(client);
        client.ecallInvocation(endpoint, 1, List.of());
        server.runs();
        s.pass(10_000);
        s.root().runs();
        unbindObject(s, sc, server.tcb()).ok();
        s.root()
                .call(client.tcb(), TCB_SET_SCHED_PARAMS, List.of(SLOT_TCB, sc, 0), 110, 110)
                .is(ILLEGAL_OPERATION);
        s.pass(100_000);
        s.root().call(client.tcb(), TCB_SET_SCHED_PARAMS, List.of(SLOT_TCB, sc, 0), 110, 110).ok();
        s.root().send(SystemCall.SEND, reply, 7, List.of());
        client.answer().is(0, 7);
    }

    private static void authority(Script s) {
        int other = s.make(ObjectType.TCB, 0);
        Actor low = s.begun("low", 110);
        low.call(other, TCB_SET_MC_PRIORITY, List.of(low.tcb()), 111).is(RANGE_ERROR, 0, 110);
        low.call(other, TCB_SET_PRIORITY, List.of(low.tcb()), -1).is(RANGE_ERROR, 0, 110);
        low.call(other, TCB_SET_MC_PRIORITY, List.of(SLOT_TCB), 255).ok();
        low.call(other, TCB_SET_PRIORITY, List.of(other), 255).ok();
    }

    private static void unused(Script s) {
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.root().call(sc, SCHED_CONTEXT_CONSUMED, List.of()).ok(0);
        s.configure(sc, 1_000, 1_000, 0, 0);
        s.root().call(sc, SCHED_CONTEXT_CONSUMED, List.of()).ok(0);
    }

    private static void secondYield(Script s) {
        int sc = s.schedContext(10_000, 10_000);
        int idle = s.notification();
        Actor target = s.passive("target", 100);
        s.bind(sc, target.tcb()).ok();
        Actor second = s.thread("second", 110);
        s.lowerRoot(100);
        s.root().call(target.tcb(), TCB_RESUME, List.of()).ok();
        s.root().ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.ecallInvocation(second.tcb(), TCB_RESUME, List.of());
        second.call(target.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 110).ok();
        second.ecallInvocation(sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.answer().ok();
        long info = target.readRegisters(s.root(), PLACE_OF_A1 + 1).getLast();
        assertEquals(MessageInfo.of(0, 1), info, "the first one has its answer");
        target.await(idle);
        assertEquals(MessageInfo.of(0, 1), second.register(A1));
    }
}
