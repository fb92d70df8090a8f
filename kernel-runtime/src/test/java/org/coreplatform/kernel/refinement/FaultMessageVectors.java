package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.SystemCall;

/// What faults say; what replies to them do is in [FaultVectors].
final class FaultMessageVectors {
    private static final int A0 = 10;
    /// An address that the guard of the root CNode does not let through, and that guard's bits.
    private static final long UNRESOLVABLE = 1L << 20;
    private static final int GUARD_BITS = 0x2f;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "an exception is skipped by a reply with the next pc",
                            FaultMessageVectors::exception),
                    v(
                            "numbers that are no system calls are faults",
                            FaultMessageVectors::unknownNumbers),
                    v(
                            "calling through a wrong guard is a fault in the sending phase",
                            FaultMessageVectors::wrongGuard),
                    v("receiving from what is no source is a fault", FaultMessageVectors::noSource),
                    v(
                            "waiting on a notification that is bound to another is a fault",
                            FaultMessageVectors::boundToAnother),
                    v(
                            "receiving with what is no reply object is a fault of its address",
                            FaultMessageVectors::noReplyObject),
                    v(
                            "sending without blocking to nowhere goes on",
                            FaultMessageVectors::sendNowhere),
                    v(
                            "an unknown system call is a fault that its handler repairs",
                            FaultMessageVectors::unknownSystemCall),
                    v("a page fault tells where and how", FaultMessageVectors::pageFault),
                    v(
                            "a fault received without reply object stops the thread for ever",
                            FaultMessageVectors::faultWithoutReply));

    private FaultMessageVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// A thread whose faults the root task handles.
    private record Faulting(Script s, Actor thread, int endpoint, int reply) {
        static Faulting of(Script s) {
            int endpoint = s.endpoint();
            int reply = s.reply();
            Actor thread = s.passive("thread", 110);
            s.root()
                    .call(
                            thread.tcb(),
                            TCB_SET_SCHED_PARAMS,
                            List.of(SLOT_TCB, s.schedContext(10_000, 10_000), endpoint),
                            110,
                            110)
                    .ok();
            s.lowerRoot(100);
            s.resume(thread);
            return new Faulting(s, thread, endpoint, reply);
        }

        /// The thread has raised this fault, and is let go on.
        void is(long label, long... words) {
            s.root().recv(endpoint, reply);
            s.root().answer().is(0, label, words);
            s.root().send(SystemCall.SEND, reply, 0, List.of(), thread.entry());
            thread.runs();
        }
    }

    private static void exception(Script s) {
        Faulting f = Faulting.of(s);
        long pc = f.thread.entry();
        f.thread.set(2, 0x55);
        s.kernel().exception(2);
        s.root().recv(f.endpoint, f.reply);
        s.root().answer().is(0, FaultLabel.USER_EXCEPTION, pc, 0x55, 2, 0);
        s.root().send(SystemCall.SEND, f.reply, 0, List.of(), pc + 4);
        assertEquals(pc + 4, f.thread.register(Subject.PC));
        f.thread.send(SystemCall.SEND, f.endpoint, 6, List.of());
        s.lowerRoot(200);
        s.root().await(f.endpoint);
        s.root().answer().is(0, 6);
    }

    private static void unknownNumbers(Script s) {
        Faulting f = Faulting.of(s);
        for (int number : List.of(99, -40, -33)) {
            for (int i = 1; i < 17; i++) {
                f.thread.set(i, 0);
            }
            f.thread.ecall(number);
            f.is(FaultLabel.UNKNOWN_SYSCALL, f.thread.entry(), 0, 0, 0, 0, 0, 0, 0, 0, 0, number);
        }
    }

    private static void wrongGuard(Script s) {
        Faulting f = Faulting.of(s);
        f.thread.ecallInvocation(UNRESOLVABLE, 0, List.of());
        f.is(
                FaultLabel.CAP,
                f.thread.entry(),
                UNRESOLVABLE,
                0,
                GUARD_MISMATCH,
                0x40,
                0,
                GUARD_BITS);
    }

    private static void noSource(Script s) {
        int readless = s.minted(s.notification(), CapabilityRights.WRITE, 1);
        Faulting f = Faulting.of(s);
        for (int source : List.of(s.slot(), SLOT_CNODE, readless)) {
            f.thread.await(source);
            f.is(FaultLabel.CAP, f.thread.entry(), source, 1, MISSING_CAPABILITY, 0);
        }
    }

    private static void boundToAnother(Script s) {
        int notification = s.notification();
        s.root().call(SLOT_TCB, TCB_BIND_NOTIFICATION, List.of(notification)).ok();
        Faulting f = Faulting.of(s);
        f.thread.await(notification);
        f.is(FaultLabel.CAP, f.thread.entry(), notification, 1, MISSING_CAPABILITY, 0);
    }

    private static void noReplyObject(Script s) {
        int source = s.endpoint();
        Faulting f = Faulting.of(s);
        f.thread.recv(source, 0);
        f.is(FaultLabel.CAP, f.thread.entry(), 0, 1, MISSING_CAPABILITY, 0);
        f.thread.recv(source, UNRESOLVABLE);
        f.is(
                FaultLabel.CAP,
                f.thread.entry(),
                UNRESOLVABLE,
                1,
                GUARD_MISMATCH,
                0x40,
                0,
                GUARD_BITS);
    }

    private static void sendNowhere(Script s) {
        Faulting f = Faulting.of(s);
        f.thread.send(SystemCall.NB_SEND, UNRESOLVABLE, 0, List.of());
        assertEquals(f.thread.entry() + 4, f.thread.register(Subject.PC));
    }

    /// {@return a thread of higher priority that has begun, with a fault handler}
    private static Actor faulter(Script s, int endpoint) {
        Actor thread = s.passive("faulter", 110);
        int sc = s.schedContext(10_000, 10_000);
        s.root()
                .call(
                        thread.tcb(),
                        TCB_SET_SCHED_PARAMS,
                        List.of(SLOT_TCB, sc, s.minted(endpoint, CapabilityRights.ALL, 5)),
                        110,
                        110)
                .ok();
        s.lowerRoot(100);
        s.resume(thread);
        return thread;
    }

    private static void unknownSystemCall(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor thread = faulter(s, endpoint);
        for (int i = 1; i < 17; i++) {
            thread.set(i, 0x100 + i);
        }
        thread.ecall(0x63);
        long pc = thread.entry();
        s.root().recv(endpoint, reply);
        s.root()
                .answer()
                .is(
                        5,
                        FaultLabel.UNKNOWN_SYSCALL,
                        pc,
                        0x102,
                        0x101,
                        0x10a,
                        0x10b,
                        0x10c,
                        0x10d,
                        0x10e,
                        0x10f,
                        0x110,
                        0x63);
        s.root().send(SystemCall.SEND, reply, 0, List.of(), pc + 4, 0xa, 0xb, 0xc);
        assertEquals(pc + 4, thread.register(Subject.PC));
        assertEquals(0xa, thread.register(2), "sp");
        assertEquals(0xb, thread.register(1), "ra");
        assertEquals(0xc, thread.register(A0), "a0");
    }

    private static void pageFault(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor thread = faulter(s, endpoint);
        thread.runs();
        s.kernel().pageFault(0x1000, FaultLabel.FSR_STORE);
        s.root().recv(endpoint, reply);
        s.root().answer().is(5, FaultLabel.VM, thread.entry(), 0x1000, 0, FaultLabel.FSR_STORE);
        s.root().send(SystemCall.SEND, reply, 1, List.of());
        assertEquals(thread.entry(), thread.register(Subject.PC), "the access is made again");
    }

    private static void faultWithoutReply(Script s) {
        int endpoint = s.endpoint();
        Actor thread = faulter(s, endpoint);
        thread.runs();
        s.kernel().exception(3);
        s.root().await(endpoint);
        s.root().answer().is(5, FaultLabel.USER_EXCEPTION, thread.entry(), 0, 3, 0);
        s.resume(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the instruction again");
    }
}
