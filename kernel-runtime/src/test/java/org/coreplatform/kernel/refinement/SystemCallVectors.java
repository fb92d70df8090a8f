package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_CLEAR_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.UNTYPED_RETYPE;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What system calls read and write, where the IPC buffer is, and what the phases of the combined
/// ones do.
final class SystemCallVectors {
    private static final int T0 = 5;
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A6 = 16;

    /// An address that the guard of the root CNode does not let through, and that guard's bits.
    private static final long UNRESOLVABLE = 1L << 20;

    private static final int GUARD_BITS = 0x2f;
    private static final int UART_IRQ = 10;

    static final List<GoldenVector> ALL =
            List.of(
                    v("a number of 32 bits is no system call", SystemCallVectors::numberOf32Bits),
                    v(
                            "an address that does not resolve is no capability",
                            s -> assertEquals(0, s.root().identify(UNRESOLVABLE))),
                    v("unwrapped bits of the sender are ignored", SystemCallVectors::unwrappedBits),
                    v("a buffer lies within its frame", SystemCallVectors::bufferInFrame),
                    v("a buffer may lie in a big page", SystemCallVectors::bufferInBigPage),
                    v(
                            "an extra capability that does not resolve is a fault of its address",
                            SystemCallVectors::unresolvedExtra),
                    v(
                            "without blocking, what does not resolve is nothing",
                            SystemCallVectors::unresolvedWithoutBlocking),
                    v(
                            "sending to what refuses is nothing, calling it an error",
                            SystemCallVectors::refusedSend),
                    v(
                            "the first phase refuses these kinds of capabilities",
                            SystemCallVectors::refusedFirstPhase),
                    v(
                            "the first phase makes objects and sets interrupt handlers",
                            SystemCallVectors::allowedFirstPhase),
                    v(
                            "receiving faults also when it does not block",
                            SystemCallVectors::faultWithoutBlocking),
                    v(
                            "an invocation without buffer has four words and no capabilities",
                            SystemCallVectors::invocationWithoutBuffer),
                    v(
                            "a system call at the end of the budget is made with the next one",
                            SystemCallVectors::endOfBudget));

    private SystemCallVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    // --- Registers and buffers ---

    private static void numberOf32Bits(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.set(17, 0xffff_ffffL);
        s.kernel().systemCall();
        s.root().recv(handler, reply);
        Answer fault = s.root().answer();
        assertEquals(FaultLabel.UNKNOWN_SYSCALL, MessageInfo.label(fault.info()));
        assertEquals(0xffff_ffffL, fault.words().getLast());
    }

    private static void unwrappedBits(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = s.begun("receiver", 110);
        receiver.await(endpoint);
        s.root().set(A0, endpoint);
        s.root().set(A1, MessageInfo.of(4, 7, 0, 1));
        s.root().ecall(SystemCall.SEND);
        assertEquals(MessageInfo.of(4, 1), receiver.register(A1));
    }

    private static long addressOf(Script s, int page) {
        return s.root()
                .call(page, InvocationLabel.RISCV_PAGE_GET_ADDRESS, List.of())
                .words()
                .getFirst();
    }

    private static void bufferInFrame(Script s) {
        receivesAt(s, s.make(ObjectType.PAGE, 0), 0x7_7400, 0x400);
    }

    private static void bufferInBigPage(Script s) {
        receivesAt(s, s.make(ObjectType.MEGA_PAGE, 0), 0x4043_2c00, 0x3_2c00);
    }

    /// A message arrives at an offset of the page.
    private static void receivesAt(Script s, int page, long address, long offset) {
        int endpoint = s.endpoint();
        long frame = addressOf(s, page);
        Actor receiver = s.thread("receiver", 110);
        s.root().call(receiver.tcb(), TCB_SET_IPC_BUFFER, List.of(page), address).ok();
        s.begin(receiver).await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(), 1, 2, 3, 4, 5);
        int word = IpcBufferLayout.MESSAGE + 4 * Long.BYTES;
        assertEquals(5, s.kernel().load(frame + offset + word));
    }

    // --- Phases ---

    private static void unresolvedExtra(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int sink = s.endpoint();
        Actor thread = s.guarded(handler);
        for (int number : List.of(SystemCall.CALL, SystemCall.SEND)) {
            thread.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, SLOT_TCB);
            thread.setBufferWord(IpcBufferLayout.CAPS_OR_BADGES + 8, UNRESOLVABLE);
            thread.set(A0, sink);
            thread.set(A1, MessageInfo.of(0, 0, 2, 0));
            thread.ecall(number);
            s.root().recv(handler, reply);
            s.root()
                    .answer()
                    .is(
                            0,
                            FaultLabel.CAP,
                            thread.entry(),
                            UNRESOLVABLE,
                            0,
                            GUARD_MISMATCH,
                            64,
                            0,
                            GUARD_BITS);
            s.root().send(SystemCall.SEND, reply, 0, List.of());
        }
        thread.runs();
    }

    private static void unresolvedWithoutBlocking(Script s) {
        int source = s.minted(s.notification(), CapabilityRights.ALL, 2);
        int sink = s.endpoint();
        int reply = s.reply();
        s.root().signal(source);
        s.root().nbSendRecv(UNRESOLVABLE, source, reply, 0);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        s.root().signal(source);
        s.root().nbSendWait(UNRESOLVABLE, source, 0);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        s.root().signal(source);
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, UNRESOLVABLE);
        s.root().set(T0, sink);
        s.root().set(A0, source);
        s.root().set(A6, reply);
        s.root().set(A1, MessageInfo.of(0, 0, 1, 0));
        s.root().ecall(SystemCall.NB_SEND_RECV);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        s.root().set(A0, sink);
        s.root().set(A1, MessageInfo.of(0, 0, 1, 0));
        s.root().ecall(SystemCall.NB_SEND);
        assertEquals(sink, s.root().register(A0), "nothing has changed");
    }

    private static void refusedSend(Script s) {
        int readable = s.copied(s.endpoint(), CapabilityRights.READ);
        int unsignalled = s.copied(s.notification(), CapabilityRights.READ);
        for (int target : List.of(readable, unsignalled)) {
            s.root().call(target, 0, List.of()).is(INVALID_CAPABILITY, 0);
            s.root().send(SystemCall.SEND, target, 0, List.of());
            s.root().send(SystemCall.NB_SEND, target, 0, List.of());
        }
        assertEquals(0, s.root().poll(unsignalled));
    }

    /// What they would do if they were called can be seen afterwards.
    private static void refusedFirstPhase(Script s) {
        int source = s.notification();
        int two = s.minted(source, CapabilityRights.ALL, 2);
        int reply = s.reply();
        int victim = s.endpoint();
        int tcb = s.make(ObjectType.TCB, 0);
        int sc = s.schedContext(1_000, 1_000);
        s.bind(sc, tcb).ok();
        s.root().signal(two);
        s.root().nbSendRecv(SLOT_CNODE, source, reply, InvocationLabel.CNODE_DELETE, victim, 64);
        s.root().signal(two);
        s.root().nbSendRecv(sc, source, reply, SCHED_CONTEXT_UNBIND);
        s.root().signal(two);
        s.root().nbSendRecv(SLOT_DOMAIN, source, reply, InvocationLabel.DOMAIN_SCHEDULE_SET_START);
        s.root().signal(two);
        firstPhaseWith(s, s.kernel().layout().schedControlSlot(), source, reply, sc);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        assertEquals(4, s.root().identify(victim), "it was not deleted");
        s.bind(s.schedContext(1_000, 1_000), tcb).is(ILLEGAL_OPERATION);
    }

    /// Would configure a scheduling context.
    private static void firstPhaseWith(Script s, int control, int source, int reply, int sc) {
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, sc);
        s.root().setBufferWord(IpcBufferLayout.MESSAGE + 4 * Long.BYTES, 0);
        s.root().set(T0, control);
        s.root().set(A0, source);
        s.root().set(A6, reply);
        s.root().set(A1, MessageInfo.of(SCHED_CONTROL_CONFIGURE_FLAGS, 0, 1, 5));
        s.root().ecall(SystemCall.NB_SEND_RECV);
    }

    private static void allowedFirstPhase(Script s) {
        int source = s.minted(s.notification(), CapabilityRights.ALL, 2);
        int reply = s.reply();
        int place = s.slot();
        int memory = s.memory(4);
        s.root().signal(source);
        s.root().set(T0, memory);
        s.root().set(A0, source);
        s.root().set(A6, reply);
        s.root().set(A1, MessageInfo.of(UNTYPED_RETYPE, 0, 1, 6));
        s.root().set(12, ObjectType.ENDPOINT.number());
        for (int word = 1; word < 4; word++) {
            s.root().set(12 + word, 0);
        }
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, SLOT_CNODE);
        s.root().setBufferWord(IpcBufferLayout.MESSAGE + 4 * Long.BYTES, place);
        s.root().setBufferWord(IpcBufferLayout.MESSAGE + 5 * Long.BYTES, 1);
        s.root().ecall(SystemCall.NB_SEND_RECV);
        assertEquals(4, s.root().identify(place), "an endpoint");
        clearedInFirstPhase(s, source, reply);
    }

    private static void clearedInFirstPhase(Script s, int source, int reply) {
        int handler = s.handler(UART_IRQ);
        int notification = s.notification();
        int badged = s.minted(notification, CapabilityRights.ALL, 4);
        s.root().call(handler, IRQ_SET_IRQ_HANDLER, List.of(badged)).ok();
        s.root().signal(source);
        s.root().nbSendRecv(handler, source, reply, IRQ_CLEAR_IRQ_HANDLER);
        s.kernel().pulseUart();
        s.kernel().settle();
        assertEquals(0, s.root().poll(notification), "nobody is told");
    }

    private static void faultWithoutBlocking(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int empty = s.slot();
        Actor thread = s.guarded(handler);
        for (int number : List.of(SystemCall.NB_RECV, SystemCall.NB_WAIT)) {
            thread.set(A0, empty);
            thread.ecall(number);
            s.root().recv(handler, reply);
            s.root()
                    .answer()
                    .is(0, FaultLabel.CAP, thread.entry(), empty, 1, MISSING_CAPABILITY, 0);
            s.root().send(SystemCall.SEND, reply, 0, List.of());
        }
        thread.runs();
    }

    private static void invocationWithoutBuffer(Script s) {
        int memory = s.memory(4);
        Actor thread = s.thread("thread", 110);
        s.root().call(thread.tcb(), TCB_SET_IPC_BUFFER, List.of(0), 0).ok();
        s.begin(thread);
        thread.set(A0, memory);
        thread.set(A1, MessageInfo.of(UNTYPED_RETYPE, 0, 1, 6));
        thread.ecall(SystemCall.CALL);
        assertEquals(TRUNCATED_MESSAGE.code(), MessageInfo.label(thread.register(A1)));
    }

    private static void endOfBudget(Script s) {
        int notification = s.minted(s.notification(), CapabilityRights.ALL, 4);
        Actor thread = s.passive("thread", 110);
        s.bind(s.schedContext(1_000, 10_000), thread.tcb()).ok();
        s.begin(thread).runs();
        s.pass(10_000 - 150);
        thread.signal(notification);
        assertEquals(0, s.root().poll(notification), "it has not signalled");
        s.passUntil(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the system call again");
    }
}
