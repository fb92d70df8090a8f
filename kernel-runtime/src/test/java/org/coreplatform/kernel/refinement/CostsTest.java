package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.profile.CycleCosts.BLOCK;
import static org.coreplatform.sdk.profile.CycleCosts.CORE_INTERRUPT;
import static org.coreplatform.sdk.profile.CycleCosts.CORE_STALL;
import static org.coreplatform.sdk.profile.CycleCosts.FAST_CALL;
import static org.coreplatform.sdk.profile.CycleCosts.FAST_REPLY_RECEIVE;
import static org.coreplatform.sdk.profile.CycleCosts.FAULT;
import static org.coreplatform.sdk.profile.CycleCosts.INTERRUPT_ENTRY;
import static org.coreplatform.sdk.profile.CycleCosts.INVOCATION;
import static org.coreplatform.sdk.profile.CycleCosts.MESSAGE;
import static org.coreplatform.sdk.profile.CycleCosts.MESSAGE_WORD;
import static org.coreplatform.sdk.profile.CycleCosts.SCHED_CONTEXT_SWITCH;
import static org.coreplatform.sdk.profile.CycleCosts.SIGNAL;
import static org.coreplatform.sdk.profile.CycleCosts.SYSTEM_CALL;
import static org.coreplatform.sdk.profile.CycleCosts.THREAD_SWITCH;
import static org.coreplatform.sdk.profile.CycleCosts.TIMER_PROGRAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.Test;

/// A kernel entry takes the cycles of its parts.
class CostsTest {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A6 = 16;
    private static final int A7 = 17;
    private static final int SWITCH = THREAD_SWITCH + SCHED_CONTEXT_SWITCH + TIMER_PROGRAM;

    private final KernelSubject kernel = new KernelSubject(ModelSubject.smallBoard(), 12);
    private final Script script = new Script(kernel);
    private final Actor root = script.root();

    /// {@return the cycles of a system call with the registers as they are}
    private long systemCall(int number) {
        kernel.setRegister(A7, number);
        return cycles(kernel::systemCall);
    }

    private long cycles(Runnable entry) {
        long before = kernel.cycles();
        entry.run();
        return kernel.cycles() - before;
    }

    private long systemCall(int number, long a0, int words) {
        kernel.setRegister(A0, a0);
        kernel.setRegister(A1, MessageInfo.of(0, words));
        return systemCall(number);
    }

    private long invocation(long a0, int label) {
        kernel.setRegister(A0, a0);
        kernel.setRegister(A1, MessageInfo.of(label, 0));
        return systemCall(SystemCall.CALL);
    }

    @Test
    void aSystemCallThatDoesNothing() {
        int notification = script.notification();
        assertEquals(SYSTEM_CALL, systemCall(SystemCall.NB_WAIT, notification, 0));
    }

    @Test
    void aSignalThatNobodyWaitsFor() {
        int notification = script.notification();
        assertEquals(SYSTEM_CALL + SIGNAL, systemCall(SystemCall.SEND, notification, 0));
    }

    @Test
    void aSignalThatWakesAnotherThread() {
        int notification = script.notification();
        Actor thread = script.begun("thread", 110);
        assertEquals(SYSTEM_CALL + BLOCK + SWITCH, systemCall(SystemCall.WAIT, notification, 0));
        root.runs();
        assertEquals(SYSTEM_CALL + SIGNAL + SWITCH, systemCall(SystemCall.SEND, notification, 0));
        thread.runs();
    }

    /// A context without refills has none to bring up to now.
    @Test
    void aSignalThatWakesALowerThreadOfASporadicTurn() {
        int notification = script.notification();
        Actor thread = script.passive("thread", 110);
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        script.configure(sc, 10_000, 10_000, 0, 1);
        script.bind(sc, thread.tcb()).ok();
        script.begin(thread).await(notification);
        script.lowerRoot(120);
        assertEquals(SYSTEM_CALL + SIGNAL, systemCall(SystemCall.SEND, notification, 0));
    }

    @Test
    void aCallOfAPassiveServer() {
        int endpoint = script.endpoint();
        int reply = script.reply();
        Actor server = script.server("server", 120, endpoint, reply);
        assertEquals(FAST_CALL, systemCall(SystemCall.CALL, endpoint, 4));
        server.runs();
        kernel.setRegister(A6, reply);
        assertEquals(FAST_REPLY_RECEIVE, systemCall(SystemCall.REPLY_RECV, endpoint, 4));
        root.runs();
        assertEquals(
                SYSTEM_CALL + MESSAGE + MESSAGE_WORD + THREAD_SWITCH,
                systemCall(SystemCall.CALL, endpoint, 5));
        server.runs();
        kernel.setRegister(A6, reply);
        assertEquals(
                SYSTEM_CALL + MESSAGE + 6 * MESSAGE_WORD + BLOCK + THREAD_SWITCH,
                systemCall(SystemCall.REPLY_RECV, endpoint, 10));
        root.runs();
    }

    @Test
    void aCallIsShortWhenOthersOfTheServersPriorityAreReady() {
        int endpoint = script.endpoint();
        Actor server = script.server("server", 120, endpoint, script.reply());
        script.lowerRoot(120);
        script.resume(script.thread("equal", 120));
        assertEquals(FAST_CALL, systemCall(SystemCall.CALL, endpoint, 0));
        server.runs();
    }

    @Test
    void aReplyIsShortWhenNoSignalHasComeForTheServer() {
        int endpoint = script.endpoint();
        int reply = script.reply();
        Actor server = script.server("server", 120, endpoint, reply);
        root.call(
                        server.tcb(),
                        InvocationLabel.TCB_BIND_NOTIFICATION,
                        List.of(script.notification()))
                .ok();
        assertEquals(FAST_CALL, systemCall(SystemCall.CALL, endpoint, 0));
        kernel.setRegister(A6, reply);
        assertEquals(FAST_REPLY_RECEIVE, systemCall(SystemCall.REPLY_RECV, endpoint, 0));
    }

    @Test
    void aCallOfAnActiveServer() {
        int endpoint = script.endpoint();
        int reply = script.reply();
        Actor server = script.begun("server", 120);
        server.recv(endpoint, reply);
        assertEquals(SYSTEM_CALL + MESSAGE + SWITCH, systemCall(SystemCall.CALL, endpoint, 4));
        server.runs();
        kernel.setRegister(A6, reply);
        assertEquals(
                SYSTEM_CALL + MESSAGE + BLOCK + SWITCH,
                systemCall(SystemCall.REPLY_RECV, endpoint, 4));
        root.runs();
    }

    @Test
    void aMessageThatNobodyWaitsFor() {
        int endpoint = script.endpoint();
        Actor sender = script.begun("sender", 120);
        assertEquals(SYSTEM_CALL + BLOCK + SWITCH, systemCall(SystemCall.SEND, endpoint, 4));
        root.runs();
        assertEquals(SYSTEM_CALL + MESSAGE + SWITCH, systemCall(SystemCall.WAIT, endpoint, 0));
        sender.runs();
    }

    @Test
    void aFault() {
        int endpoint = script.endpoint();
        script.guarded(endpoint);
        assertEquals(FAULT + BLOCK + SWITCH, cycles(() -> kernel.exception(2)));
        root.runs();
    }

    @Test
    void anInterruptOfTheTimer() {
        kernel.pass(Long.MAX_VALUE / 2);
        assertEquals(INTERRUPT_ENTRY + TIMER_PROGRAM, cycles(kernel::interrupt));
    }

    @Test
    void anInterruptThatNobodyListensTo() {
        kernel.pulseUart();
        assertEquals(INTERRUPT_ENTRY, cycles(kernel::interrupt));
    }

    /// {@return a thread of core 1}
    private Actor remote() {
        Actor thread = script.passive("thread", 110);
        int sc = script.make(ObjectType.SCHED_CONTEXT, 8);
        root.call(
                        kernel.layout().schedControlSlot() + 1,
                        InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(sc),
                        10_000,
                        10_000,
                        0,
                        0,
                        0)
                .ok();
        script.bind(sc, thread.tcb()).ok();
        return thread;
    }

    private void turnOf(int core) {
        while (kernel.select() != core || kernel.isAhead()) {
            kernel.pass(1);
        }
    }

    @Test
    void whatConcernsAnotherCore() {
        Actor thread = remote();
        assertEquals(
                SYSTEM_CALL + INVOCATION + CORE_INTERRUPT,
                invocation(thread.tcb(), InvocationLabel.TCB_RESUME));
        turnOf(1);
        assertEquals(INTERRUPT_ENTRY + SWITCH, cycles(kernel::interrupt));
        thread.runs();
        kernel.pass(100);
        turnOf(0);
        kernel.pass(50);
        assertEquals(
                SYSTEM_CALL + INVOCATION + CORE_STALL + CORE_INTERRUPT,
                invocation(thread.tcb(), InvocationLabel.TCB_SUSPEND));
    }

    @Test
    void aCoreWaitsUntilAnotherOneHasLeftTheKernel() {
        Actor thread = remote();
        int notification = script.notification();
        invocation(thread.tcb(), InvocationLabel.TCB_RESUME);
        turnOf(1);
        kernel.interrupt();
        long left = kernel.cycles();
        turnOf(0);
        long wait = left - kernel.cycles();
        assertTrue(wait > 0, "core 0 comes when core 1 is in the kernel");
        assertEquals(wait + SYSTEM_CALL, systemCall(SystemCall.NB_WAIT, notification, 0));
    }
}
