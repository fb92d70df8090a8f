package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_CANCEL_BADGED_SENDS;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_DELETE;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_COPY_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_IPC_BUFFER;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TLS_BASE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;

/// What of messages arrives, what faults say, and whose registers are whose.
final class MessageVectors {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A7 = 17;

    /// An address that the guard of the root CNode does not let through, and that guard's bits.
    private static final long UNRESOLVABLE = 1L << 20;

    private static final int GUARD_BITS = 0x2f;

    /// The x registers behind the pc in the order of `TCB_ReadRegisters`.
    private static final List<Integer> ORDER =
            List.of(
                    1, 2, 3, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 10, 11, 12, 13, 14, 15,
                    16, 17, 5, 6, 7, 28, 29, 30, 31, 4);

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
                            "a reply arrives also when the server may not receive any more",
                            MessageVectors::replyThenFault),
                    v(
                            "registers are read in the order of the interface",
                            MessageVectors::registerOrder),
                    v(
                            "writing three registers changes pc, ra and sp",
                            MessageVectors::threeRegisters),
                    v("copying takes frame or integer registers", MessageVectors::copyRegisters),
                    v("the TLS base is tp alone", MessageVectors::tlsBase),
                    v(
                            "a thread blocked in a call stands at it, and calls again when resumed",
                            MessageVectors::blockedInCall),
                    v(
                            "an exception is skipped by a reply with the next pc",
                            MessageVectors::exception),
                    v(
                            "numbers that are no system calls are faults",
                            MessageVectors::unknownNumbers),
                    v(
                            "calling through a wrong guard is a fault in the sending phase",
                            MessageVectors::wrongGuard),
                    v("receiving from what is no source is a fault", MessageVectors::noSource),
                    v(
                            "receiving with what is no reply object is a fault of its address",
                            MessageVectors::noReplyObject),
                    v("sending without blocking to nowhere goes on", MessageVectors::sendNowhere),
                    v(
                            "deleting a notification lets its waiters try again",
                            MessageVectors::deletedNotification),
                    v(
                            "deleting an endpoint lets a receiver with a reply object try again",
                            MessageVectors::deletedEndpoint),
                    v(
                            "deleting its handler's endpoint stops a thread that faults",
                            MessageVectors::deletedHandler),
                    v(
                            "cancelling badged sends restarts those of the badge, behind the others",
                            MessageVectors::cancelBadgedSends));

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
        Actor thread = begun(s, "thread");
        thread.await(idle);
        s.root().signal(two);
        s.root().nbSendRecv(thread.tcb(), source, reply, TCB_SUSPEND);
        assertEquals(2, s.root().register(A0), "the receive phase happens");
        s.root().signal(idle);
        thread.runs();
    }

    /// {@return a thread of higher priority than the root task that has begun to run}
    private static Actor begun(Script s, String name) {
        Actor thread = s.thread(name, 110);
        s.lowerRoot(100);
        s.resume(thread);
        return thread;
    }

    private static void longReply(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        Actor server = begun(s, "server");
        server.recv(endpoint, reply);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.set(A0, endpoint);
        server.set(A1, MessageInfo.of(9, 125));
        server.ecall(SystemCall.REPLY_RECV);
        assertEquals(MessageInfo.of(9, 120), s.root().register(A1));
    }

    private static void registersAndBuffer(Script s) {
        int endpoint = s.endpoint();
        Actor receiver = begun(s, "receiver");
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

    /// {@return a passive thread that receives}
    private static Actor passive(Script s, int endpoint, int reply) {
        Actor thread = s.passive("server", 120);
        int sc = s.schedContext(1_000, 1_000);
        s.root().call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).ok();
        s.lowerRoot(100);
        s.resume(thread);
        thread.recv(endpoint, reply);
        s.root().call(sc, SCHED_CONTEXT_UNBIND, List.of()).ok();
        return thread;
    }

    private static void capabilityToPassive(Script s) {
        int endpoint = s.endpoint();
        int passed = s.notification();
        int place = s.slot();
        Actor server = passive(s, endpoint, s.reply());
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
        Actor receiver = begun(s, "receiver");
        receiver.receiveCapabilityIn(place);
        receiver.await(endpoint);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of(memory, endpoint));
        assertEquals(MessageInfo.of(1, 0), receiver.register(A1));
        assertEquals(0, receiver.identify(place), "nothing has arrived");
    }

    private static void replyThenFault(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int writable = s.copied(endpoint, CapabilityRights.WRITE);
        Actor server = passive(s, endpoint, reply);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.replyRecv(writable, reply, 9);
        s.root().answer().is(0, 9);
        assertEquals(
                server.entry() + 4,
                s.root().readRegisters(server, 1).getFirst(),
                "it stands there");
    }

    // --- Registers ---

    /// {@return a thread with a number in each register that waits at its first instruction}
    private static Actor numbered(Script s, String name, int from) {
        int idle = s.notification();
        Actor thread = begun(s, name);
        for (int i = 1; i < 32; i++) {
            thread.set(i, from + i);
        }
        thread.await(idle);
        return thread;
    }

    /// {@return what [#numbered]'s registers are, in the order of the interface}
    private static List<Long> numbers(Script s, Actor thread, int from) {
        List<Long> wanted = new ArrayList<>(List.of(thread.entry()));
        ORDER.forEach(register -> wanted.add((long) from + register));
        List<Long> found = s.root().readRegisters(thread, 32);
        wanted.set(1 + ORDER.indexOf(A0), found.get(1 + ORDER.indexOf(A0)));
        wanted.set(1 + ORDER.indexOf(A7), (long) SystemCall.WAIT);
        return wanted;
    }

    private static void registerOrder(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        assertEquals(numbers(s, thread, 0x100), s.root().readRegisters(thread, 32));
    }

    private static void threeRegisters(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        List<Long> wanted = numbers(s, thread, 0x100);
        s.root().call(thread.tcb(), TCB_WRITE_REGISTERS, List.of(), 0, 3, 0x70, 0x71, 0x72).ok();
        wanted.set(0, 0x70L);
        wanted.set(1, 0x71L);
        wanted.set(2, 0x72L);
        assertEquals(wanted, s.root().readRegisters(thread, 32));
    }

    private static void copyRegisters(Script s) {
        Actor source = numbered(s, "source", 0x100);
        Actor target = numbered(s, "target", 0x200);
        List<Long> from = s.root().readRegisters(source, 32);
        List<Long> wanted = s.root().readRegisters(target, 32);
        s.root().call(target.tcb(), TCB_COPY_REGISTERS, List.of(source.tcb()), 4).ok();
        for (int i = 0; i < 16; i++) {
            wanted.set(i, from.get(i));
        }
        assertEquals(wanted, s.root().readRegisters(target, 32), "frame registers");
        s.root().call(target.tcb(), TCB_COPY_REGISTERS, List.of(source.tcb()), 8).ok();
        assertEquals(from, s.root().readRegisters(target, 32), "integer registers");
    }

    private static void tlsBase(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        List<Long> wanted = s.root().readRegisters(thread, 32);
        s.root().call(thread.tcb(), TCB_SET_TLS_BASE, List.of(), 0x77).ok();
        wanted.set(31, 0x77L);
        assertEquals(wanted, s.root().readRegisters(thread, 32));
    }

    private static void blockedInCall(Script s) {
        int endpoint = s.endpoint();
        Actor caller = begun(s, "caller");
        caller.ecallInvocation(endpoint, 1, List.of());
        assertEquals(caller.entry(), s.root().readRegisters(caller, 1).getFirst());
        s.root().call(caller.tcb(), TCB_SUSPEND, List.of()).ok();
        assertEquals(caller.entry(), s.root().readRegisters(caller, 1).getFirst());
        s.resume(caller);
        assertEquals(caller.entry(), caller.register(Subject.PC), "the call again");
    }

    // --- Faults ---

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

    private static void deleteFromRoot(Script s, int slot) {
        s.root().ecallInvocation(SLOT_CNODE, CNODE_DELETE, List.of(), slot, Script.ALL_BITS);
    }

    private static void deletedNotification(Script s) {
        int notification = s.notification();
        Actor waiter = begun(s, "waiter");
        waiter.await(notification);
        deleteFromRoot(s, notification);
        assertEquals(waiter.entry(), waiter.register(Subject.PC), "the wait again");
    }

    private static void deletedEndpoint(Script s) {
        int endpoint = s.endpoint();
        int another = s.endpoint();
        int reply = s.reply();
        Actor receiver = begun(s, "receiver");
        receiver.recv(endpoint, reply);
        deleteFromRoot(s, endpoint);
        assertEquals(receiver.entry(), receiver.register(Subject.PC), "the receive again");
        receiver.recv(another, reply);
        s.root().answer().ok();
    }

    private static void deletedHandler(Script s) {
        Faulting f = Faulting.of(s);
        f.thread.runs();
        s.kernel().exception(2);
        s.root().revoke(f.endpoint).ok();
        s.root().delete(f.endpoint).ok();
        s.resume(f.thread);
        assertEquals(f.thread.entry(), f.thread.register(Subject.PC), "the instruction again");
    }

    private static void cancelBadgedSends(Script s) {
        int endpoint = s.endpoint();
        int one = s.minted(endpoint, CapabilityRights.ALL, 1);
        int two = s.minted(endpoint, CapabilityRights.ALL, 2);
        int spare = s.copied(one, CapabilityRights.ALL);
        Actor first = begun(s, "first");
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
}
