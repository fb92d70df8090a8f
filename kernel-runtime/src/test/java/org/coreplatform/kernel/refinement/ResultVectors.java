package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_COPY;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_ACK_IRQ;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_CONSUMED;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_READ_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// Which registers system calls write when they succeed, fail, or find nothing, and that all others
/// stay.
final class ResultVectors {
    private static final int T0 = 5;
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A3 = 13;
    private static final int A6 = 16;
    private static final int A7 = 17;
    private static final int REGISTERS = 32;
    private static final int UART_IRQ = 10;

    static final List<GoldenVector> ALL =
            List.of(
                    v("receiving nothing writes a0 alone", ResultVectors::nothing),
                    v("a signal writes a0 alone, whoever receives it", ResultVectors::signals),
                    v("a signal without badge is a signal", ResultVectors::noBadge),
                    v("an error writes the words that it has", ResultVectors::errors),
                    v("a success without results writes no words", ResultVectors::empty),
                    v("results are as many words as there are", ResultVectors::results),
                    v("what is only sent is not answered", ResultVectors::sent),
                    v(
                            "an error of five words has four where there is no buffer",
                            ResultVectors::withoutBuffer),
                    v("the first phase answers nothing", ResultVectors::firstPhase),
                    v(
                            "the first phase acknowledges interrupts",
                            ResultVectors::acknowledgeInFirstPhase),
                    v("a yield that is sent is answered late or never", ResultVectors::sentYield),
                    v("a buffer need not be mapped", ResultVectors::unmappedBuffer));

    private ResultVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// The registers of a thread before a system call, a pattern in those that it does not read.
    private static final class Before {
        private final Actor thread;
        private final long[] registers = new long[REGISTERS];

        private Before(Actor thread) {
            this.thread = thread;
        }

        static Before of(Actor thread) {
            for (int i = 1; i < A0; i++) {
                thread.set(i, 0x100 + i);
            }
            for (int i = A1; i < REGISTERS; i++) {
                thread.set(i, 0x100 + i);
            }
            return new Before(thread);
        }

        /// Makes the system call.
        Before ecall(int number) {
            thread.set(A7, number);
            for (int i = 1; i < REGISTERS; i++) {
                registers[i] = thread.register(i);
            }
            thread.ecall(number);
            return this;
        }

        /// The first so many registers from a0 on have these values, the others what they had.
        void wrote(long... values) {
            for (int i = 1; i < REGISTERS; i++) {
                boolean written = i >= A0 && i < A0 + values.length;
                long wanted = written ? values[i - A0] : registers[i];
                assertEquals(wanted, thread.register(i), "x" + i);
            }
        }
    }

    private static Before before(Script s, long a0, long info) {
        Before before = Before.of(s.root());
        s.root().set(A0, a0);
        s.root().set(A1, info);
        return before;
    }

    // --- Receiving ---

    private static void nothing(Script s) {
        int endpoint = s.endpoint();
        int notification = s.notification();
        int reply = s.reply();
        for (int source : List.of(endpoint, notification)) {
            for (int number : List.of(SystemCall.NB_RECV, SystemCall.NB_WAIT)) {
                for (int offset = 0; offset < IpcBufferLayout.SIZE_BYTES; offset += Long.BYTES) {
                    s.root().setBufferWord(offset, 0x1000 + offset);
                }
                Before before = before(s, source, 0x55);
                s.root().set(A6, reply);
                before.ecall(number).wrote(0);
                for (int offset = 0; offset < IpcBufferLayout.SIZE_BYTES; offset += Long.BYTES) {
                    assertEquals(0x1000 + offset, s.root().bufferWord(offset), "the buffer");
                }
            }
        }
    }

    private static void signals(Script s) {
        int notification = s.notification();
        int five = s.minted(notification, CapabilityRights.ALL, 5);
        for (int number :
                List.of(SystemCall.RECV, SystemCall.NB_RECV, SystemCall.WAIT, SystemCall.NB_WAIT)) {
            s.root().signal(five);
            before(s, notification, 0x55).ecall(number).wrote(5);
        }
        Actor waiter = s.begun("waiter", 110);
        Before before = Before.of(waiter);
        waiter.set(A0, notification);
        before.ecall(SystemCall.WAIT);
        s.root().signal(five);
        before.wrote(5);
    }

    private static void noBadge(Script s) {
        int notification = s.notification();
        s.root().signal(notification);
        before(s, notification, 0x55).ecall(SystemCall.WAIT).wrote(0);
        assertEquals(0, s.root().poll(notification));
        Actor waiter = s.begun("waiter", 110);
        waiter.await(notification);
        s.root().signal(notification);
        assertEquals(0, waiter.register(A0));
    }

    // --- Answers ---

    private static long error(KernelError error, int words) {
        return MessageInfo.of(error.code(), words);
    }

    private static void errors(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        before(s, s.slot(), 0)
                .ecall(SystemCall.CALL)
                .wrote(0, error(KernelError.INVALID_CAPABILITY, 1), 0);
        before(s, tcb, MessageInfo.of(1, 0))
                .ecall(SystemCall.CALL)
                .wrote(0, error(ILLEGAL_OPERATION, 0));
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, SLOT_TCB);
        Before before = before(s, tcb, MessageInfo.of(TCB_SET_PRIORITY, 0, 1, 1));
        s.root().set(A2, 256);
        before.ecall(SystemCall.CALL).wrote(0, error(RANGE_ERROR, 2), 0, 255);
        before = before(s, SLOT_CNODE, MessageInfo.of(CNODE_DELETE, 2));
        s.root().set(A2, 0);
        s.root().set(A3, 3);
        s.root().setBufferWord(IpcBufferLayout.MESSAGE + 4 * Long.BYTES, 0x77);
        before.ecall(SystemCall.CALL).wrote(0, error(FAILED_LOOKUP, 5), 0, GUARD_MISMATCH, 3, 0);
        assertEquals(
                0x2f,
                s.root().bufferWord(IpcBufferLayout.MESSAGE + 4 * Long.BYTES),
                "the fifth word is in the buffer");
    }

    private static void empty(Script s) {
        before(s, s.notification(), 0).ecall(SystemCall.CALL).wrote(0, 0);
        before(s, s.reply(), 0).ecall(SystemCall.CALL).wrote(0, 0);
        int tcb = s.make(ObjectType.TCB, 0);
        s.root().setBufferWord(IpcBufferLayout.CAPS_OR_BADGES, SLOT_TCB);
        Before before = before(s, tcb, MessageInfo.of(TCB_SET_PRIORITY, 0, 1, 1));
        s.root().set(A2, 7);
        before.ecall(SystemCall.CALL).wrote(0, 0);
    }

    private static void results(Script s) {
        int sc = s.schedContext(1_000, 1_000);
        before(s, sc, MessageInfo.of(SCHED_CONTEXT_CONSUMED, 0))
                .ecall(SystemCall.CALL)
                .wrote(0, MessageInfo.of(0, 1), 0);
        Actor other = s.thread("other", 10);
        Before before = before(s, other.tcb(), MessageInfo.of(TCB_READ_REGISTERS, 2));
        s.root().set(A2, 0);
        s.root().set(A3, 3);
        before.ecall(SystemCall.CALL).wrote(0, MessageInfo.of(0, 3), other.entry(), 0, 0);
    }

    private static void sent(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int sc = s.schedContext(1_000, 1_000);
        for (int number : List.of(SystemCall.SEND, SystemCall.NB_SEND)) {
            before(s, s.slot(), 0).ecall(number).wrote();
            before(s, tcb, MessageInfo.of(1, 0)).ecall(number).wrote();
            before(s, tcb, MessageInfo.of(TCB_READ_REGISTERS, 0)).ecall(number).wrote();
            before(s, sc, MessageInfo.of(SCHED_CONTEXT_CONSUMED, 0)).ecall(number).wrote();
            Before before = before(s, tcb, MessageInfo.of(TCB_SET_FLAGS, 2));
            s.root().set(A2, 0);
            s.root().set(A3, 1);
            before.ecall(number).wrote();
        }
        s.root().call(tcb, TCB_SET_FLAGS, List.of(), 0, 0).ok(1);
    }

    private static void withoutBuffer(Script s) {
        s.root().call(SLOT_TCB, TCB_SET_IPC_BUFFER, List.of(0), 0).ok();
        Before before = before(s, SLOT_CNODE, MessageInfo.of(CNODE_DELETE, 2));
        s.root().set(A2, 0);
        s.root().set(A3, 3);
        before.ecall(SystemCall.CALL).wrote(0, error(FAILED_LOOKUP, 4), 0, GUARD_MISMATCH, 3, 0);
    }

    private static void firstPhase(Script s) {
        int idle = s.notification();
        int untyped = s.memory(12);
        int reply = s.reply();
        for (long target : List.of((long) untyped, (long) SLOT_CNODE, (long) s.slot(), 1L << 20)) {
            Before before = before(s, idle, MessageInfo.of(CNODE_COPY, 0));
            s.root().set(A6, target);
            s.root().signal(s.minted(idle, CapabilityRights.ALL, 3));
            s.root().set(A0, idle);
            s.root().set(A1, MessageInfo.of(CNODE_COPY, 0));
            before.ecall(SystemCall.REPLY_RECV).wrote(3);
            s.root().signal(s.minted(idle, CapabilityRights.ALL, 3));
            before = before(s, idle, MessageInfo.of(CNODE_COPY, 0));
            s.root().set(T0, target);
            s.root().set(A6, reply);
            before.ecall(SystemCall.NB_SEND_RECV).wrote(3);
        }
    }

    private static void acknowledgeInFirstPhase(Script s) {
        int handler = s.handler(UART_IRQ);
        int notification = s.notification();
        int badged = s.minted(notification, CapabilityRights.ALL, 4);
        int source = s.notification();
        int two = s.minted(source, CapabilityRights.ALL, 2);
        int reply = s.reply();
        s.root().call(handler, IRQ_SET_IRQ_HANDLER, List.of(badged)).ok();
        for (int i = 0; i < 3; i++) {
            s.kernel().pulseUart();
            s.kernel().settle();
            assertEquals(4, s.root().poll(notification), "the interrupt");
            s.root().signal(two);
            s.root().nbSendRecv(handler, source, reply, IRQ_ACK_IRQ);
            assertEquals(2, s.root().register(A0), "the receive phase happens");
        }
    }

    /// The result is written as to a caller when the thread runs again, as in seL4.
    private static void sentYield(Script s) {
        int sc = s.schedContext(3_000, 3_000_000);
        Actor target = s.passive("target", 100);
        s.bind(sc, target.tcb()).ok();
        s.lowerRoot(101);
        before(s, sc, MessageInfo.of(SCHED_CONTEXT_YIELD_TO, 0)).ecall(SystemCall.SEND).wrote();
        s.lowerRoot(100);
        s.root().call(target.tcb(), TCB_SET_PRIORITY, List.of(SLOT_TCB), 100).ok();
        s.resume(target);
        s.root().send(SystemCall.SEND, sc, SCHED_CONTEXT_YIELD_TO, List.of());
        target.runs();
        s.passUntil(s.root());
        s.root().answer().ok(2_999);
    }

    private static void unmappedBuffer(Script s) {
        int endpoint = s.endpoint();
        int page = s.make(ObjectType.PAGE, 0);
        Actor sender = s.thread("sender", 110);
        s.root().call(sender.tcb(), TCB_SET_IPC_BUFFER, List.of(page), 0x40_0000).ok();
        s.begin(sender);
        sender.set(A0, endpoint);
        sender.set(A1, MessageInfo.of(1, 6));
        for (int i = 0; i < 4; i++) {
            sender.set(A2 + i, 7 + i);
        }
        sender.ecall(SystemCall.SEND);
        s.lowerRoot(200);
        s.root().await(endpoint);
        s.root().answer().is(0, 1, 7, 8, 9, 10, 0, 0);
    }
}
