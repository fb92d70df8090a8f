package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is in a thread's registers and buffer after it received something.
final class ReceiveTest {
    private static final int A0 = UserContext.A0;
    private static final int A1 = UserContext.A1;

    private final Lab lab = new Lab();
    private final int endpoint = lab.create(ObjectType.ENDPOINT);
    private final int notification = lab.create(ObjectType.NOTIFICATION);
    private final int reply = lab.create(ObjectType.REPLY);

    @BeforeEach
    void letOthersRun() {
        lab.rootPriority(100);
    }

    @Test
    void nothingToReceiveChangesTheBadgeOnly() {
        lab.root().setRegister(UserContext.A6, reply);
        for (int source : List.of(endpoint, notification)) {
            for (int number : List.of(SystemCall.NB_RECV, SystemCall.NB_WAIT)) {
                lab.store(IpcBufferLayout.MESSAGE, 77);
                long[] registers = lab.systemCall(number, source, 0x123, 1, 2, 3, 4);
                assertArrayEquals(new long[] {0, 0x123, 1, 2, 3, 4}, registers);
                assertEquals(77, lab.load(IpcBufferLayout.MESSAGE));
            }
        }
    }

    @Test
    void aSignalIsTheOrOfTheBadgesAndNothingElse() {
        signal(1);
        signal(4);
        long[] registers = lab.systemCall(SystemCall.WAIT, notification, 0x123, 1, 2, 3, 4);
        assertArrayEquals(new long[] {5, 0x123, 1, 2, 3, 4}, registers);
    }

    private void signal(long badge) {
        lab.systemCall(SystemCall.SEND, lab.mint(notification, CapabilityRights.WRITE, badge), 0);
    }

    @Test
    void theCombinedCallsTakeTheirDestinationFromDifferentRegisters() {
        int badged = lab.mint(notification, CapabilityRights.ALL, 8);
        lab.root().setRegister(UserContext.T0, badged);
        lab.root().setRegister(UserContext.A6, reply);
        assertEquals(8, lab.systemCall(SystemCall.NB_SEND_RECV, notification, 0)[0]);
        lab.root().setRegister(UserContext.T0, 0);
        lab.root().setRegister(UserContext.A6, badged);
        assertEquals(8, lab.systemCall(SystemCall.NB_SEND_WAIT, notification, 0)[0]);
    }

    @Test
    void aThreadCannotBeSuspendedInTheFirstPhase() {
        var program = new Program().waitFor(endpoint).say("went on");
        Lab.User thread = lab.start(120, program);
        signal(1);
        lab.root().setRegister(UserContext.A6, thread.tcb());
        long suspend = MessageInfo.of(InvocationLabel.TCB_SUSPEND, 0);
        assertEquals(1, lab.systemCall(SystemCall.NB_SEND_WAIT, notification, suspend)[0]);
        lab.systemCall(SystemCall.SEND, endpoint, 0);
        assertEquals("went on", lab.takeLog());
    }

    @Test
    void callsOfWhatDoesNotAnswerReturnAtOnce() {
        for (int capability : List.of(notification, reply)) {
            long[] registers = lab.systemCall(SystemCall.CALL, capability, 0x1003, 1, 2, 3, 4);
            assertArrayEquals(new long[] {0, 0, 1, 2, 3, 4}, registers);
        }
    }

    @Test
    void messagesHaveAtMost120Words() {
        receiver(1);
        lab.systemCall(SystemCall.SEND, endpoint, MessageInfo.of(0, 127));
        assertEquals("0 78", lab.takeLog());
    }

    @Test
    void repliesHaveAtMost120Words() {
        var server = new Program().recv(endpoint, reply).set(UserContext.A6, reply);
        server.ecall(SystemCall.REPLY_RECV, endpoint, MessageInfo.of(0, 125));
        lab.start(120, server);
        assertEquals(120, lab.systemCall(SystemCall.CALL, endpoint, 0)[1]);
    }

    @Test
    void labelsHave52Bits() {
        receiver(1);
        lab.systemCall(SystemCall.SEND, endpoint, -1L << 12);
        assertEquals("0 fffffffffffff000", lab.takeLog());
    }

    @Test
    void wordsInRegistersAreNotInTheBuffer() {
        Lab.User thread = receiver(1);
        lab.systemCall(SystemCall.SEND, endpoint, MessageInfo.of(9, 6), 1, 2, 3, 4, 5, 6);
        assertEquals("0 9006", lab.takeLog());
        assertEquals(0, lab.load(thread, IpcBufferLayout.MESSAGE));
        assertEquals(0, lab.load(thread, IpcBufferLayout.MESSAGE + 24));
        assertEquals(5, lab.load(thread, IpcBufferLayout.MESSAGE + 32));
        assertEquals(6, lab.load(thread, IpcBufferLayout.MESSAGE + 40));
    }

    @Test
    void theBadgeIsTheSendersCapability() {
        receiver(1);
        int badged = lab.mint(endpoint, CapabilityRights.ALL, 0x1234_5678_9abcL);
        lab.systemCall(SystemCall.SEND, badged, 0);
        assertEquals("123456789abc 0", lab.takeLog());
    }

    @Test
    void withoutSendersBufferFourWordsPass() {
        var program = new Program();
        long info = MessageInfo.of(0, 0, 2, 20);
        program.ecall(SystemCall.SEND, endpoint, info, 1, 2, 3, 4);
        Lab.User sender = lab.thread(120, lab.schedContext(5000, 5000), program);
        removeBuffer(sender);
        receiver(1);
        lab.resume(sender);
        assertEquals("0 4", lab.takeLog());
    }

    @Test
    void withoutReceiversBufferFourWordsPass() {
        var program = new Program().recv(endpoint, reply).say(A0, A1);
        Lab.User thread = lab.thread(120, lab.schedContext(5000, 5000), program);
        removeBuffer(thread);
        lab.resume(thread);
        lab.systemCall(SystemCall.SEND, endpoint, MessageInfo.of(0, 20));
        assertEquals("0 4", lab.takeLog());
    }

    private void removeBuffer(Lab.User thread) {
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_IPC_BUFFER, List.of(thread.buffer()), 0);
    }

    @Test
    void oneCapabilityPassesAndTheEndpointsOwnAreUnwrapped() {
        Lab.User thread = receiver(1);
        int slot = lab.freeSlot();
        lab.store(thread, IpcBufferLayout.RECEIVE_CNODE, BootLayout.SLOT_CNODE);
        lab.store(thread, IpcBufferLayout.RECEIVE_INDEX, slot);
        lab.store(thread, IpcBufferLayout.RECEIVE_DEPTH, Lab.DEPTH);
        long[] sent = {lab.mint(endpoint, CapabilityRights.ALL, 0xcc), notification, notification};
        for (int i = 0; i < sent.length; i++) {
            lab.store(IpcBufferLayout.CAPS_OR_BADGES + 8 * i, sent[i]);
            lab.store(thread, IpcBufferLayout.CAPS_OR_BADGES + 8 * i, 0x55);
        }
        lab.systemCall(SystemCall.SEND, endpoint, MessageInfo.of(0, 0, 3, 0));
        assertEquals("0 300", lab.takeLog()); // extraCaps 2, capsUnwrapped 1
        assertEquals(0xcc, lab.load(thread, IpcBufferLayout.CAPS_OR_BADGES));
        assertEquals(0x55, lab.load(thread, IpcBufferLayout.CAPS_OR_BADGES + 8));
        assertEquals(6, lab.identify(slot));
    }

    @Test
    void withoutGrantNoCapabilityPasses() {
        receiver(1);
        lab.store(IpcBufferLayout.CAPS_OR_BADGES, endpoint);
        int sending = lab.mint(endpoint, CapabilityRights.READ_WRITE, 3);
        lab.systemCall(SystemCall.SEND, sending, MessageInfo.of(0, 0, 1, 0));
        assertEquals("3 0", lab.takeLog());
    }

    private Lab.User receiver(int times) {
        var program = new Program();
        for (int i = 0; i < times; i++) {
            program.recv(endpoint, reply).say(A0, A1);
        }
        return lab.start(120, program);
    }
}
