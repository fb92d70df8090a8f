package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_CANCEL_BADGED_SENDS;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.SystemCall;

/// What becomes of threads that wait where nothing is any more.
final class CancellationVectors {

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "deleting a notification lets its waiters try again",
                            CancellationVectors::deletedNotification),
                    v(
                            "deleting an endpoint lets a receiver with a reply object try again",
                            CancellationVectors::deletedEndpoint),
                    v(
                            "deleting its handler's endpoint stops a thread that faults",
                            CancellationVectors::deletedHandler),
                    v(
                            "cancelling badged sends restarts those of the badge, behind the others",
                            CancellationVectors::cancelBadgedSends),
                    v(
                            "a reply object of a deleted endpoint's receiver can be used again",
                            CancellationVectors::replyObjectFree),
                    v(
                            "deleting an endpoint lets blocked threads try again",
                            CancellationVectors::deleteEndpoint));

    private CancellationVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void deletedNotification(Script s) {
        int notification = s.notification();
        Actor waiter = s.begun("waiter", 110);
        waiter.await(notification);
        s.delete(notification);
        assertEquals(waiter.entry(), waiter.register(Subject.PC), "the wait again");
    }

    private static void deletedEndpoint(Script s) {
        int endpoint = s.endpoint();
        int another = s.endpoint();
        int reply = s.reply();
        Actor receiver = s.begun("receiver", 110);
        receiver.recv(endpoint, reply);
        s.delete(endpoint);
        assertEquals(receiver.entry(), receiver.register(Subject.PC), "the receive again");
        receiver.recv(another, reply);
        s.root().answer().ok();
    }

    private static void replyObjectFree(Script s) {
        int endpoint = s.endpoint();
        int another = s.endpoint();
        int bell = s.notification();
        int reply = s.reply();
        Actor receiver = s.begun("receiver", 110);
        receiver.recv(endpoint, reply);
        s.delete(endpoint);
        receiver.await(bell);
        Actor second = s.begun("second", 110);
        second.recv(another, reply);
        s.root().signal(bell);
        receiver.runs();
    }

    private static void deletedHandler(Script s) {
        int handler = s.endpoint();
        Actor thread = s.guarded(handler);
        thread.runs();
        s.kernel().exception(2);
        s.root().revoke(handler).ok();
        s.root().delete(handler).ok();
        s.resume(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the instruction again");
    }

    private static void cancelBadgedSends(Script s) {
        int endpoint = s.endpoint();
        int one = s.minted(endpoint, CapabilityRights.ALL, 1);
        int two = s.minted(endpoint, CapabilityRights.ALL, 2);
        int spare = s.copied(one, CapabilityRights.ALL);
        Actor first = s.begun("first", 110);
        first.signal(one);
        Actor second = s.thread("second", 110);
        s.resume(second);
        second.signal(two);
        s.root().delete(spare).ok();
        s.root()
                .ecallInvocation(
                        SLOT_CNODE, CNODE_CANCEL_BADGED_SENDS, List.of(), one, Script.ALL_BITS);
        assertEquals(first.entry(), first.register(Subject.PC), "the send again");
        first.ecall(SystemCall.SEND);
        s.root().answer().ok();
        s.lowerRoot(200);
        assertEquals(2, s.root().poll(endpoint));
        assertEquals(1, s.root().poll(endpoint));
    }

    private static void deleteEndpoint(Script s) {
        int endpoint = s.endpoint();
        int idle = s.notification();
        Actor sender = s.thread("sender", 110);
        Actor caller = s.thread("caller", 109);
        s.lowerRoot(100);
        s.resume(sender);
        sender.send(SystemCall.SEND, endpoint, 0, List.of());
        s.resume(caller);
        caller.ecallInvocation(endpoint, 0, List.of());
        s.delete(endpoint);
        sender.ecall(SystemCall.SEND);
        sender.await(idle);
        caller.ecall(SystemCall.CALL);
        caller.answer().is(INVALID_CAPABILITY, 0);
    }
}
