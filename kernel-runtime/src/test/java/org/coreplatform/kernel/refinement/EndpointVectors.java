package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MINT;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// Who meets whom at endpoints and notifications, and which capabilities go along.
final class EndpointVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final long UNRESOLVABLE = 1L << 20;

    static final List<GoldenVector> ALL =
            List.of(
                    v("what nobody waits for is dropped", EndpointVectors::dropped),
                    v(
                            "equals are received in the order in which they came",
                            EndpointVectors::firstInFirstOut),
                    v(
                            "a priority that is set again puts a thread behind its equals",
                            EndpointVectors::samePriorityAgain),
                    v(
                            "a call received without reply object leaves the caller inactive",
                            EndpointVectors::callWithoutReplyObject),
                    v(
                            "who may grant replies may call, but pass no capabilities",
                            EndpointVectors::grantReply),
                    v("a send does not use the reply object", EndpointVectors::sendToReceiver),
                    v(
                            "a reply object with which another one waits makes that one inactive",
                            EndpointVectors::sharedReply),
                    v("a pending signal comes before messages", EndpointVectors::signalFirst),
                    v(
                            "a signal does not wake a bound thread that waits for an answer",
                            EndpointVectors::boundCaller),
                    v(
                            "a reply object is not looked at when the source is a notification",
                            EndpointVectors::replyOfNotification),
                    v(
                            "receiving without blocking takes what is there",
                            EndpointVectors::receiveWithoutBlocking),
                    v("an answer can be given only once", EndpointVectors::answerTwice),
                    v(
                            "capabilities that no longer resolve do not go along",
                            EndpointVectors::unresolvedAtTransfer),
                    v(
                            "all capabilities are found before the first one arrives",
                            EndpointVectors::foundBefore),
                    v("without a place no capability arrives", EndpointVectors::noPlace),
                    v("an occupied place is no place", EndpointVectors::occupiedPlace),
                    v(
                            "badges arrive where no capability could",
                            EndpointVectors::badgesWithoutPlace),
                    v("what arrives keeps its badge and rights", EndpointVectors::keptBadge),
                    v("the badge is the sender's, of a reply 0", EndpointVectors::badges));

    private EndpointVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Queues ---

    private static void dropped(Script s) {
        int endpoint = s.minted(s.endpoint(), CapabilityRights.ALL, 7);
        s.root().send(SystemCall.NB_SEND, endpoint, 0, List.of());
        assertEquals(0, s.root().poll(endpoint));
    }

    /// {@return three senders of the same priority, whose labels are 1 to 3}
    private static List<Actor> peers(Script s, int endpoint) {
        List<Actor> senders = List.of(s.thread("1", 110), s.thread("2", 110), s.thread("3", 110));
        s.lowerRoot(100);
        for (int i = 0; i < 3; i++) {
            s.resume(senders.get(i));
            senders.get(i).send(SystemCall.SEND, endpoint, i + 1L, List.of());
        }
        return senders;
    }

    private static void arriveInOrder(Script s, int endpoint, int... labels) {
        s.lowerRoot(200);
        for (int label : labels) {
            s.root().poll(endpoint);
            assertEquals(label, MessageInfo.label(s.root().register(A1)), "who is received");
        }
    }

    private static void firstInFirstOut(Script s) {
        int endpoint = s.endpoint();
        peers(s, endpoint);
        arriveInOrder(s, endpoint, 1, 2, 3);
    }

    private static void samePriorityAgain(Script s) {
        int endpoint = s.endpoint();
        List<Actor> senders = peers(s, endpoint);
        s.root().call(senders.getFirst().tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 110).ok();
        arriveInOrder(s, endpoint, 2, 3, 1);
    }

    // --- Calls and replies ---

    private static void callWithoutReplyObject(Script s) {
        int endpoint = s.endpoint();
        Actor caller = s.begun("caller", 110);
        caller.ecallInvocation(endpoint, 3, List.of());
        s.root().await(endpoint);
        s.root().answer().is(0, 3);
        s.resume(caller);
        assertEquals(caller.entry(), caller.register(Subject.PC), "the call again");
        caller.await(endpoint);
        s.root().ecallInvocation(endpoint, 4, List.of());
        caller.answer().is(0, 4);
        caller.await(endpoint);
        s.idle();
    }

    private static void grantReply(Script s) {
        int endpoint = s.endpoint();
        int weak = s.copied(endpoint, CapabilityRights.WRITE | CapabilityRights.GRANT_REPLY);
        int reply = s.reply();
        int place = s.slot();
        Actor server = s.begun("server", 110);
        server.receiveCapabilityIn(place);
        server.recv(endpoint, reply);
        s.root().ecallInvocation(weak, 5, List.of(endpoint, SLOT_TCB));
        assertEquals(MessageInfo.of(5, 0), server.register(A1), "no capabilities");
        server.replyRecv(endpoint, reply, 6);
        s.root().answer().is(0, 6);
    }

    private static void sendToReceiver(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.begun("server", 110);
        server.recv(endpoint, reply);
        s.root().send(SystemCall.SEND, endpoint, 5, List.of());
        server.send(SystemCall.SEND, reply, 6, List.of());
        server.await(endpoint);
        assertEquals(MessageInfo.of(5, 0), s.root().register(A1), "no answer");
    }

    private static void sharedReply(Script s) {
        int first = s.endpoint();
        int second = s.endpoint();
        int reply = s.reply();
        Actor receiver = s.begun("receiver", 110);
        receiver.recv(first, reply);
        Actor thief = s.thread("thief", 110);
        s.resume(thief);
        thief.recv(second, reply);
        s.root().send(SystemCall.NB_SEND, first, 5, List.of());
        s.root().send(SystemCall.NB_SEND, second, 6, List.of());
        thief.answer().is(0, 6);
        thief.recv(second, reply);
        s.resume(receiver);
        assertEquals(receiver.entry(), receiver.register(Subject.PC), "the receive again");
    }

    private static void answerTwice(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.begun("server", 110);
        server.recv(endpoint, reply);
        s.root().ecallInvocation(endpoint, 5, List.of());
        server.send(SystemCall.SEND, reply, 6, List.of());
        server.send(SystemCall.SEND, reply, 7, List.of());
        server.call(reply, 8, List.of()).ok();
        server.await(endpoint);
        s.root().answer().is(0, 6);
    }

    // --- Signals ---

    private static void signalFirst(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int notification = s.notification();
        int signal = s.minted(notification, CapabilityRights.ALL, 4);
        s.root().call(SLOT_TCB, TCB_BIND_NOTIFICATION, List.of(notification)).ok();
        Actor sender = s.begun("sender", 110);
        sender.send(SystemCall.SEND, endpoint, 5, List.of());
        s.root().signal(signal);
        s.root().set(A1, 0x77);
        s.root().recv(endpoint, reply);
        assertEquals(4, s.root().register(A0), "the signal");
        assertEquals(0x77, s.root().register(A1), "and nothing else");
        s.lowerRoot(200);
        s.root().recv(endpoint, reply);
        s.root().answer().is(0, 5);
    }

    private static void boundCaller(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int notification = s.notification();
        int signal = s.minted(notification, CapabilityRights.ALL, 4);
        Actor caller = s.thread("caller", 110);
        s.root().call(caller.tcb(), TCB_BIND_NOTIFICATION, List.of(notification)).ok();
        s.begin(caller).ecallInvocation(endpoint, 5, List.of());
        s.root().signal(signal);
        s.root().recv(endpoint, reply);
        s.root().signal(signal);
        s.root().send(SystemCall.SEND, reply, 6, List.of());
        caller.answer().is(0, 6);
        assertEquals(4, caller.poll(notification), "the signals");
    }

    private static void replyOfNotification(Script s) {
        int signal = s.minted(s.notification(), CapabilityRights.ALL, 4);
        s.root().signal(signal);
        s.root().recv(signal, UNRESOLVABLE);
        assertEquals(4, s.root().register(A0));
    }

    private static void receiveWithoutBlocking(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor caller = s.begun("caller", 110);
        caller.ecallInvocation(endpoint, 5, List.of());
        s.root().set(A0, endpoint);
        s.root().set(16, reply);
        s.root().ecall(SystemCall.NB_RECV);
        s.root().answer().is(0, 5);
        s.root().send(SystemCall.SEND, reply, 6, List.of());
        caller.answer().is(0, 6);
    }

    // --- Capabilities ---

    private static void unresolvedAtTransfer(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 0xcc);
        Actor sender = s.begun("sender", 110);
        sender.send(SystemCall.SEND, endpoint, 5, List.of(badged, endpoint), 1, 2, 3, 4, 5);
        sender.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8, UNRESOLVABLE);
        s.lowerRoot(200);
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, 0x77);
        s.root().await(endpoint);
        assertEquals(MessageInfo.of(5, 5), s.root().register(A1));
        assertEquals(0x77, s.root().bufferWord(IpcBufferLayout.CAPS_OR_BADGES));
    }

    /// What arrives first is a CNode, through which the address of the second one would lead.
    private static void foundBefore(Script s) {
        int endpoint = s.endpoint();
        int outer = s.make(ObjectType.CNODE, 4);
        int node = s.minted(s.make(ObjectType.CNODE, 4), CapabilityRights.ALL, 56);
        mintInto(s, outer, 0, 4, SLOT_CNODE, 43);
        mintInto(s, node, 3, 60, endpoint, 0);
        Actor sender = s.thread("sender", 110);
        s.root().call(sender.tcb(), TCB_SET_SPACE, List.of(0, outer, SLOT_VSPACE), 0, 0).ok();
        s.begin(sender);
        sender.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, node);
        sender.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8, 9L << 60 | 3);
        sender.set(A0, endpoint);
        sender.set(A1, MessageInfo.of(0, 0, 2, 0));
        sender.ecall(SystemCall.SEND);
        s.lowerRoot(200);
        s.root().setBufferWord(IpcBufferLayout.RECEIVE_CNODE, outer);
        s.root().setBufferWord(IpcBufferLayout.RECEIVE_INDEX, 9);
        s.root().setBufferWord(IpcBufferLayout.RECEIVE_DEPTH, 4);
        s.root().await(endpoint);
        assertEquals(MessageInfo.of(0, 0, 1, 0), s.root().register(A1));
    }

    private static void mintInto(Script s, int node, int index, int depth, int source, long data) {
        s.root()
                .call(
                        node,
                        CNODE_MINT,
                        List.of(SLOT_CNODE),
                        index,
                        depth,
                        source,
                        Script.ALL_BITS,
                        CapabilityRights.ALL,
                        data)
                .ok();
    }

    /// Sends two capabilities of which the second is one of the endpoint; {@return what arrives}.
    private static long sendTwo(Script s, Actor receiver, int endpoint, int first) {
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 0, List.of(first, endpoint));
        return receiver.register(A1);
    }

    private static void noPlace(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        Actor receiver = s.begun("receiver", 110);
        long none = MessageInfo.of(0, 0);
        assertEquals(none, sendTwo(s, receiver, endpoint, passed), "no CNode is named");
        int place = s.slot();
        receiver.receiveCapabilityIn(place);
        receiver.setBufferWord(IpcBufferLayout.RECEIVE_DEPTH, 0);
        assertEquals(none, sendTwo(s, receiver, endpoint, passed), "no depth");
        receiver.setBufferWord(IpcBufferLayout.RECEIVE_DEPTH, 17);
        assertEquals(none, sendTwo(s, receiver, endpoint, passed), "another depth");
        receiver.receiveCapabilityIn(place);
        long all = MessageInfo.of(0, 2, 2, 0);
        assertEquals(all, sendTwo(s, receiver, endpoint, passed), "now there is");
        assertEquals(6, receiver.identify(place));
    }

    private static void occupiedPlace(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        int occupied = s.make(ObjectType.REPLY, 0);
        Actor receiver = s.begun("receiver", 110);
        receiver.receiveCapabilityIn(occupied);
        assertEquals(MessageInfo.of(0, 0), sendTwo(s, receiver, endpoint, passed));
        assertEquals(8, receiver.identify(occupied));
    }

    private static void badgesWithoutPlace(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, 0xcc);
        Actor receiver = s.begun("receiver", 110);
        assertEquals(MessageInfo.of(0, 3, 2, 0), sendTwo(s, receiver, endpoint, badged));
        assertEquals(0xcc, receiver.bufferWord(IpcBufferLayout.CAPS_OR_BADGES));
        assertEquals(0, receiver.bufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8));
    }

    private static void keptBadge(Script s) {
        int endpoint = s.endpoint();
        int notification = s.notification();
        int signal = s.minted(notification, CapabilityRights.WRITE, 4);
        int place = s.slot();
        Actor receiver = s.begun("receiver", 110);
        receiver.receiveCapabilityIn(place);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 0, List.of(signal));
        receiver.signal(place);
        receiver.await(endpoint);
        assertEquals(4, s.root().poll(notification), "the badge");
        s.root().mint(s.slot(), place, CapabilityRights.ALL, 5).is(ILLEGAL_OPERATION);
    }

    private static void badges(Script s) {
        int endpoint = s.endpoint();
        int badged = s.minted(endpoint, CapabilityRights.ALL, -1);
        int reply = s.reply();
        Actor server = s.server("server", 110, endpoint, reply);
        s.root().ecallInvocation(badged, 5, List.of());
        server.answer().is(-1, 5);
        server.replyRecv(endpoint, reply, 6);
        s.root().answer().is(0, 6);
        s.root().send(SystemCall.SEND, badged, 7, List.of());
        s.root()
                .ecallInvocation(
                        s.schedContext(1_000, 1_000), SCHED_CONTEXT_BIND, List.of(server.tcb()));
        server.answer().is(-1, 7);
    }
}
