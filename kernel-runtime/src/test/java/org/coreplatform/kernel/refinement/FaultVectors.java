package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_COPY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.LookupFailure.DEPTH_MISMATCH;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What faults say and what replies to them change.
final class FaultVectors {
    private static final int RA = 1;
    private static final int SP = 2;
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A6 = 16;
    private static final int A7 = 17;

    static final List<GoldenVector> ALL =
            List.of(
                    v("a fault without handler stops the thread", FaultVectors::noHandler),
                    v("loads, stores and fetches fault with their kind", FaultVectors::accesses),
                    v("a lookup that ends too deep says so", FaultVectors::tooDeep),
                    v(
                            "a handler without buffer gets four words",
                            FaultVectors::handlerWithoutBuffer),
                    v(
                            "a passive handler runs on the faulter's context",
                            FaultVectors::passiveHandler),
                    v(
                            "a handler needs the right to grant or to reply",
                            FaultVectors::handlerRights),
                    v(
                            "an unknown system call's reply sets ten registers",
                            FaultVectors::unknownSyscallReply),
                    v(
                            "a reply without buffer sets four registers",
                            FaultVectors::replyWithoutBuffer),
                    v(
                            "another label stops the thread where the reply says",
                            FaultVectors::otherLabel),
                    v("an exception's reply sets pc and sp", FaultVectors::exceptionReply));

    private FaultVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void noHandler(Script s) {
        Actor thread = s.begun("thread", 110);
        thread.runs();
        s.kernel().exception(2);
        s.root().runs();
        s.resume(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the instruction again");
        thread.ecall(99);
        s.root().runs();
    }

    private static void accesses(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        long pc = thread.entry();
        s.kernel().pageFault(0x1000, FaultLabel.FSR_LOAD);
        arrives(s, handler, reply, FaultLabel.VM, pc, 0x1000, 0, 5);
        s.kernel().pageFault(0x1001, FaultLabel.FSR_STORE);
        arrives(s, handler, reply, FaultLabel.VM, pc, 0x1001, 0, 7);
        s.kernel().pageFault(0xffff_ffff_8020_0000L, FaultLabel.FSR_LOAD);
        arrives(s, handler, reply, FaultLabel.VM, pc, 0xffff_ffff_8020_0000L, 0, 5);
        thread.set(Subject.PC, pc + 0x3000);
        s.kernel().pageFault(pc + 0x3000, FaultLabel.FSR_INSTRUCTION);
        arrives(s, handler, reply, FaultLabel.VM, pc + 0x3000, pc + 0x3000, 1, 1);
        thread.runs();
    }

    /// This fault arrives; the thread goes on after it.
    private static void arrives(Script s, int handler, int reply, long label, long... words) {
        s.root().recv(handler, reply);
        s.root().answer().is(0, label, words);
        s.root().send(SystemCall.SEND, reply, 0, List.of());
    }

    /// The inner CNode takes all 64 bits, four of which the outer one has taken.
    private static void tooDeep(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        int outer = s.make(ObjectType.CNODE, 4);
        s.root()
                .call(
                        outer,
                        CNODE_COPY,
                        List.of(SLOT_CNODE),
                        5,
                        4,
                        SLOT_CNODE,
                        Script.ALL_BITS,
                        CapabilityRights.ALL)
                .ok();
        Actor thread = s.thread("thread", 110);
        s.root().call(thread.tcb(), TCB_SET_SPACE, List.of(handler, outer, SLOT_VSPACE), 0, 0).ok();
        s.begin(thread);
        long address = 5L << 60 | 9;
        thread.await(address);
        arrives(
                s,
                handler,
                reply,
                FaultLabel.CAP,
                thread.entry(),
                address,
                1,
                DEPTH_MISMATCH,
                60,
                64);
    }

    private static void removeBuffer(Script s) {
        s.root().call(SLOT_TCB, TCB_SET_IPC_BUFFER, List.of(0), 0).ok();
    }

    private static void handlerWithoutBuffer(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.set(SP, 0x102);
        thread.set(RA, 0x101);
        thread.set(A0, 0x10a);
        thread.ecall(99);
        removeBuffer(s);
        s.root().recv(handler, reply);
        s.root().answer().is(0, FaultLabel.UNKNOWN_SYSCALL, thread.entry(), 0x102, 0x101, 0x10a);
    }

    private static void passiveHandler(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor handler = s.server("handler", 120, endpoint, reply);
        Actor thread = s.guarded(endpoint);
        thread.runs();
        s.kernel().exception(3);
        handler.answer().is(0, FaultLabel.USER_EXCEPTION, thread.entry(), 0, 3, 0);
        handler.replyRecv(endpoint, reply, 0, thread.entry() + 4);
        assertEquals(thread.entry() + 4, thread.register(Subject.PC));
    }

    private static void handlerRights(Script s) {
        int endpoint = s.endpoint();
        int tcb = s.make(ObjectType.TCB, 0);
        for (int rights = 0; rights <= CapabilityRights.ALL; rights++) {
            boolean canAnswer =
                    (rights & (CapabilityRights.GRANT | CapabilityRights.GRANT_REPLY)) != 0;
            boolean fits = (rights & CapabilityRights.WRITE) != 0 && canAnswer;
            int handler = s.copied(endpoint, rights);
            Answer answer = s.root().call(tcb, TCB_SET_TIMEOUT_ENDPOINT, List.of(handler));
            if (fits) {
                answer.ok();
            } else {
                answer.is(INVALID_CAPABILITY, 1);
            }
        }
    }

    /// {@return a thread that has made an unknown system call, which has been received}
    private static Actor unknown(Script s, int reply) {
        int handler = s.endpoint();
        Actor thread = s.guarded(handler);
        for (int i = 1; i < A7; i++) {
            thread.set(i, 0x100 + i);
        }
        thread.ecall(99);
        s.root().recv(handler, reply);
        return thread;
    }

    private static void unknownSyscallReply(Script s) {
        int reply = s.reply();
        Actor thread = unknown(s, reply);
        long pc = thread.entry() + 4;
        s.root().send(SystemCall.SEND, reply, 0, List.of(), pc, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertEquals(pc, thread.register(Subject.PC));
        assertEquals(1, thread.register(SP));
        assertEquals(2, thread.register(RA));
        for (int i = A0; i <= A6; i++) {
            assertEquals(i - A0 + 3, thread.register(i), "a" + (i - A0));
        }
        assertEquals(99, thread.register(A7), "a7 stays");
    }

    private static void replyWithoutBuffer(Script s) {
        int reply = s.reply();
        Actor thread = unknown(s, reply);
        removeBuffer(s);
        long pc = thread.entry() + 4;
        s.root().send(SystemCall.SEND, reply, 0, List.of(), pc, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(3, thread.register(A0), "a0");
        assertEquals(0x100 + A1, thread.register(A1), "a1 stays");
        assertEquals(0x100 + A2, thread.register(A2), "a2 stays");
    }

    private static void otherLabel(Script s) {
        int reply = s.reply();
        Actor thread = unknown(s, reply);
        long pc = thread.entry() + 0x40;
        s.root().send(SystemCall.SEND, reply, 1, List.of(), pc);
        List<Long> registers = s.root().readRegisters(thread, 3);
        assertEquals(List.of(pc, 0x100L + RA, 0x100L + SP), registers);
        s.root().ecallInvocation(thread.tcb(), TCB_WRITE_REGISTERS, List.of(), 1, 0);
        assertEquals(pc, thread.register(Subject.PC), "it goes on there");
    }

    private static void exceptionReply(Script s) {
        int handler = s.endpoint();
        int reply = s.reply();
        Actor thread = s.guarded(handler);
        thread.set(RA, 0x101);
        s.kernel().exception(2);
        s.root().recv(handler, reply);
        long pc = thread.entry() + 8;
        s.root().send(SystemCall.SEND, reply, 0, List.of(), pc, 0x55, 0x66);
        assertEquals(pc, thread.register(Subject.PC));
        assertEquals(0x55, thread.register(SP));
        assertEquals(0x101, thread.register(RA), "ra stays");
        s.kernel().exception(2);
        s.root().recv(handler, reply);
        s.root().send(SystemCall.SEND, reply, 4, List.of(), pc + 4, 0x77);
        assertEquals(List.of(pc + 4, 0x101L, 0x77L), s.root().readRegisters(thread, 3));
    }
}
