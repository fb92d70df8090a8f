package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_COPY_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TLS_BASE;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.SystemCall;

/// What answers to calls and to faults carry when they are short, or say more than they should, and
/// what becomes of reply objects that were not needed.
final class AnswerVectors {
    private static final int SP = 2;
    private static final int TP = 4;
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A7 = 17;
    private static final int UNKNOWN = 99;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "an answer's endpoint capability is copied, not unwrapped",
                            AnswerVectors::noUnwrapping),
                    v(
                            "an answer without words repeats an unknown system call",
                            AnswerVectors::emptyAnswerToSystemCall),
                    v(
                            "an answer of one word to an exception sets the pc alone",
                            AnswerVectors::shortAnswerToException),
                    v(
                            "a timeout's answer of two words sets pc and ra",
                            AnswerVectors::shortAnswerToTimeout),
                    v(
                            "a capability fault is repeated, whatever the answer says",
                            AnswerVectors::answerToCapFault),
                    v(
                            "a signal leaves the reply object of who received it free",
                            AnswerVectors::signalledReceiver),
                    v("a message that is not waited for leaves no reply", AnswerVectors::tried),
                    v(
                            "registers can be copied to and from the caller",
                            AnswerVectors::ownRegisters),
                    v("a thread sees its own new TLS base", AnswerVectors::ownTlsBase));

    private AnswerVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void noUnwrapping(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int place = s.slot();
        int idle = s.notification();
        Actor server = s.begun("server", 110);
        server.recv(endpoint, reply);
        s.root().receiveCapabilityIn(place);
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, 0x77);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.send(SystemCall.SEND, reply, 2, List.of(endpoint));
        server.await(idle);
        assertEquals(MessageInfo.of(2, 0, 1, 0), s.root().register(A1));
        assertEquals(4, s.root().identify(place), "the endpoint");
        assertEquals(0x77, s.root().bufferWord(IpcBufferLayout.CAPS_OR_BADGES));
    }

    private static void emptyAnswerToSystemCall(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.set(A0, 0x55);
        thread.ecall(UNKNOWN);
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 0, List.of());
        assertEquals(thread.entry(), thread.register(Subject.PC), "the system call again");
        assertEquals(0x55, thread.register(A0));
        assertEquals(UNKNOWN, thread.register(A7));
        thread.ecall(UNKNOWN);
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 0, List.of(), thread.entry() + 4, 0x66);
        assertEquals(thread.entry() + 4, thread.register(Subject.PC));
        assertEquals(0x66, thread.register(SP));
        assertEquals(0x55, thread.register(A0), "a0 stays");
    }

    private static void shortAnswerToException(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.set(SP, 0x55);
        s.kernel().exception(3);
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 0, List.of(), thread.entry() + 8);
        assertEquals(thread.entry() + 8, thread.register(Subject.PC));
        assertEquals(0x55, thread.register(SP), "sp stays");
        s.kernel().exception(3);
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 0, List.of());
        assertEquals(thread.entry() + 8, thread.register(Subject.PC), "the instruction again");
    }

    private static void shortAnswerToTimeout(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.passive("thread", 110);
        s.bind(s.schedContext(2_000, 10_000), thread.tcb()).ok();
        s.root().call(thread.tcb(), TCB_SET_TIMEOUT_ENDPOINT, List.of(handler)).ok();
        s.begin(thread).set(SP, 0x55);
        s.passUntil(s.root());
        s.root().recv(handler, reply);
        assertEquals(FaultLabel.TIMEOUT, MessageInfo.label(s.root().register(A1)));
        long pc = thread.entry() + 0x20;
        s.root().send(SystemCall.SEND, reply, 0, List.of(), pc, 0x66);
        s.passUntil(thread);
        assertEquals(pc, thread.register(Subject.PC));
        assertEquals(0x66, thread.register(1), "ra");
        assertEquals(0x55, thread.register(SP), "sp stays");
    }

    private static void answerToCapFault(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.await(s.slot());
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 9, List.of(), 1, 2, 3);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the system call again");
    }

    private static void signalledReceiver(Script s) {
        int notification = s.notification();
        int endpoint = s.endpoint();
        int other = s.endpoint();
        int reply = s.reply();
        Actor receiver = s.thread("receiver", 110);
        s.root().call(receiver.tcb(), TCB_BIND_NOTIFICATION, List.of(notification)).ok();
        s.begin(receiver).recv(endpoint, reply);
        s.root().signal(notification);
        receiver.await(notification);
        s.begun("borrower", 110).recv(other, reply);
        s.root().signal(notification);
        receiver.runs();
    }

    private static void tried(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int sc = s.schedContext(1_000, 1_000);
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().send(SystemCall.NB_SEND, endpoint, 5, List.of(), 6);
        s.root().runs();
        s.root().call(reply, 0, List.of()).ok();
        s.root().ecallInvocation(sc, SCHED_CONTEXT_BIND, List.of(server.tcb()));
        server.answer().is(0, 5, 6);
    }

    private static void ownRegisters(Script s) {
        Actor other = s.thread("other", 90);
        Actor root = s.root();
        root.call(SLOT_TCB, TCB_COPY_REGISTERS, List.of(), 0).is(TRUNCATED_MESSAGE);
        root.call(SLOT_TCB, TCB_COPY_REGISTERS, List.of(s.reply()), 0).is(INVALID_CAPABILITY, 1);
        root.set(SP, 0x55);
        root.set(TP, 0x66);
        root.ecallInvocation(other.tcb(), TCB_COPY_REGISTERS, List.of(SLOT_TCB), 4);
        root.answer().ok();
        List<Long> copied = root.readRegisters(other, 32);
        assertEquals(0x55, copied.get(2), "sp");
        assertEquals(0, copied.get(31), "tp is no frame register");
        root.ecallInvocation(other.tcb(), TCB_COPY_REGISTERS, List.of(SLOT_TCB), 8);
        root.answer().ok();
        assertEquals(0x66, root.readRegisters(other, 32).get(31), "tp");
        root.set(TP, 0);
        root.call(SLOT_TCB, TCB_COPY_REGISTERS, List.of(other.tcb()), 8).ok();
        assertEquals(0x66, root.register(TP), "its own");
    }

    private static void ownTlsBase(Script s) {
        s.root().call(SLOT_TCB, TCB_SET_TLS_BASE, List.of(), 0x77).ok();
        assertEquals(0x77, s.root().register(TP));
        s.root().call(SLOT_TCB, TCB_SET_TLS_BASE, List.of()).is(TRUNCATED_MESSAGE);
    }
}
