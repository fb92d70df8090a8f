package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MOVE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What of messages arrives.
final class MessageVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "the first phase goes to t0, or to a6 when no reply object is given",
                            MessageVectors::destinations),
                    v(
                            "a thread cannot be suspended in the first phase",
                            MessageVectors::suspendInFirstPhase),
                    v("a reply of 125 words arrives as 120", MessageVectors::longReply),
                    v(
                            "words in registers are not put into the receiver's buffer",
                            MessageVectors::registersAndBuffer),
                    v(
                            "without sender's buffer four words arrive and no capability",
                            MessageVectors::withoutSendersBuffer),
                    v(
                            "without receiver's buffer four words arrive",
                            MessageVectors::withoutReceiversBuffer),
                    v(
                            "a capability goes with a call to a passive server",
                            MessageVectors::capabilityToPassive),
                    v(
                            "a capability that cannot be copied ends the transfer",
                            MessageVectors::uncopiable),
                    v(
                            "what an earlier message carried does not arrive with the next",
                            MessageVectors::earlierCapability),
                    v("a capability arrives in a CNode of two slots", MessageVectors::smallCNode),
                    v("the interrupt control cannot be sent", MessageVectors::interruptControl),
                    v(
                            "a reply arrives also when the server may not receive any more",
                            MessageVectors::replyThenFault));

    private MessageVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Messages ---

    private static void destinations(Script s) {
        int target = s.notification();
        int one = s.minted(target, CapabilityRights.ALL, 1);
        int source = s.notification();
        int two = s.minted(source, CapabilityRights.ALL, 2);
        int reply = s.reply();
        s.root().signal(two);
        s.root().nbSendRecv(one, source, reply, 0);
        assertEquals(2, s.root().register(A0), "what was received");
        assertEquals(1, s.root().poll(target), "what was sent");
        s.root().signal(two);
        s.root().nbSendWait(one, source, 0);
        assertEquals(2, s.root().register(A0), "what was received");
        assertEquals(1, s.root().poll(target), "what was sent");
    }

    private static void suspendInFirstPhase(Script s) {
        int source = s.notification();
        int two = s.minted(source, CapabilityRights.ALL, 2);
        int idle = s.notification();
        int reply = s.reply();
        Actor thread = s.begun("thread", 110);
        thread.await(idle);
        s.root().signal(two);
        s.root().nbSendRecv(thread.tcb(), source, reply, TCB_SUSPEND);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        s.root().signal(idle);
        thread.runs();
    }

    private static void longReply(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = s.begun("server", 110);
        server.recv(endpoint, reply);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.set(A0, endpoint);
        server.set(A1, MessageInfo.of(9, 125));
        server.ecall(SystemCall.REPLY_RECV);
        assertEquals(MessageInfo.of(9, 120), s.root().register(A1));
    }

    private static void registersAndBuffer(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = s.begun("receiver", 110);
        receiver.setBufferWord(IpcBufferLayout.MESSAGE, 0x77);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 0, List.of(), 1, 2, 3, 4, 5);
        receiver.answer().is(0, 0, 1, 2, 3, 4, 5);
        assertEquals(0x77, receiver.bufferWord(IpcBufferLayout.MESSAGE));
    }

    private static void removeBuffer(Script s, Actor thread) {
        s.root().call(thread.tcb(), TCB_SET_IPC_BUFFER, List.of(0), 0).ok();
    }

    private static void withoutSendersBuffer(Script s) {
        int endpoint = s.endpoint();
        Actor sender = s.thread("sender", 110);
        removeBuffer(s, sender);
        s.lowerRoot(100);
        s.resume(sender);
        sender.set(A0, endpoint);
        sender.set(A1, MessageInfo.of(1, 0, 2, 20));
        sender.ecall(SystemCall.SEND);
        s.lowerRoot(200);
        s.root().await(endpoint);
        assertEquals(MessageInfo.of(1, 4), s.root().register(A1));
    }

    private static void withoutReceiversBuffer(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = s.thread("receiver", 110);
        removeBuffer(s, receiver);
        s.lowerRoot(100);
        s.resume(receiver);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(), 1, 2, 3, 4, 5, 6);
        assertEquals(MessageInfo.of(1, 4), receiver.register(A1));
    }

    private static void capabilityToPassive(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        int place = s.slot();
        Actor server = s.server("server", 120, endpoint, s.reply());
        server.receiveCapabilityIn(place);
        s.root().ecallInvocation(endpoint, 1, List.of(passed));
        assertEquals(MessageInfo.of(1, 0, 1, 0), server.register(A1));
        assertEquals(6, server.identify(place), "it has arrived");
    }

    private static void uncopiable(Script s) {
        int endpoint = s.endpoint();
        int memory = s.memory(12);
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).ok();
        int place = s.slot();
        Actor receiver = s.begun("receiver", 110);
        receiver.receiveCapabilityIn(place);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(memory, endpoint));
        assertEquals(MessageInfo.of(1, 0), receiver.register(A1));
        assertEquals(0, receiver.identify(place), "nothing has arrived");
    }

    private static void earlierCapability(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        int place = s.slot();
        Actor receiver = s.begun("receiver", 110);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(endpoint, passed));
        assertEquals(MessageInfo.of(1, 1, 1, 0), receiver.register(A1));
        receiver.receiveCapabilityIn(place);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(endpoint));
        assertEquals(MessageInfo.of(1, 1, 1, 0), receiver.register(A1));
        assertEquals(0, receiver.identify(place), "nothing has arrived");
    }

    private static void smallCNode(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        int node = s.make(ObjectType.CNODE, 1);
        int place = s.slot();
        Actor receiver = s.begun("receiver", 110);
        receiver.receiveCapabilityIn(1);
        receiver.setBufferWord(IpcBufferLayout.RECEIVE_CNODE, node);
        receiver.setBufferWord(IpcBufferLayout.RECEIVE_DEPTH, 1);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(passed));
        assertEquals(MessageInfo.of(1, 0, 1, 0), receiver.register(A1));
        receiver.call(SLOT_CNODE, CNODE_MOVE, List.of(node), place, Script.ALL_BITS, 1, 1).ok();
        assertEquals(6, receiver.identify(place), "it has arrived");
    }

    private static void interruptControl(Script s) {
        int endpoint = s.endpoint();
        int place = s.slot();
        Actor receiver = s.begun("receiver", 110);
        receiver.receiveCapabilityIn(place);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(SLOT_IRQ_CONTROL));
        assertEquals(MessageInfo.of(1, 0), receiver.register(A1));
        assertEquals(0, receiver.identify(place), "nothing has arrived");
    }

    private static void replyThenFault(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int writable = s.copied(endpoint, CapabilityRights.WRITE);
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.replyRecv(writable, reply, 9);
        s.root().answer().is(0, 9);
        assertEquals(
                server.entry() + 4,
                s.root().readRegisters(server, 1).getFirst(),
                "it stands there");
    }
}
