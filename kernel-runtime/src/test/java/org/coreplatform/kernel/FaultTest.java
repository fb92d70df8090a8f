package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
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

/// Faults as their handler sees them, and what its replies do.
final class FaultTest {
    private static final int SP = UserContext.SP;
    private static final int GUARD = 64 - 17;

    private final Lab lab = new Lab();
    private final int handler = lab.create(ObjectType.ENDPOINT);
    private final int reply = lab.create(ObjectType.REPLY);
    private final int sending = lab.mint(handler, CapabilityRights.READ_WRITE_GRANT, 0x77);
    private long entry;
    private Lab.User thread = new Lab.User(0, 0, 0);

    @BeforeEach
    void letOthersRun() {
        lab.rootPriority(100);
    }

    @Test
    void readsWritesAndFetchesOfUnmappedMemory() {
        assertEquals("6: pc,0x1000,0,5", faultOf(new Program().load(0x1000)));
        assertEquals("6: pc,0x1000,0,7", faultOf(new Program().store(0x1000, 1)));
        assertEquals("6: 0x3000,0x3000,1,1", faultOf(new Program().jump(0x3000)));
        assertEquals(
                "6: pc,0xffffffff80200000,0,5",
                faultOf(new Program().load(0xffff_ffff_8020_0000L)));
    }

    @Test
    void exceptionsCarryTheirNumberAndAReplyCanSkipThem() {
        var program = new Program().set(SP, 0x99).raise(3).say("skipped");
        assertEquals("3: pc+4,0x99,3,0", faultOf(program));
        answer(0, entry + 8, 0x98);
        assertEquals("skipped", lab.takeLog());
        assertEquals(0x98, lab.registers(thread.tcb()).get(2));
    }

    @Test
    void unknownSystemCallsCarryRegistersAndNumber() {
        for (long number : new long[] {99, -40, -33}) {
            var program = new Program();
            for (int i = 1; i <= 31; i++) {
                program.set(i, 0x100 + i);
            }
            String fault = faultOf(program.ecall(number));
            assertEquals(
                    "2: pc+%d,0x102,0x101,0x10a,0x10b,0x10c,0x10d,0x10e,0x10f,0x110,0x%x"
                            .formatted(4 * 32, number),
                    fault);
        }
    }

    @Test
    void aReplyToAnUnknownSystemCallSetsRegistersAndGoesOn() {
        var program = new Program().ecall(99).say(SP, 1, 10, 16, 17);
        faultOf(program);
        answer(0, entry + 8, 0xa, 0xb, 0xc, 1, 2, 3, 4, 5, 6, 7, 8);
        assertEquals("a b c 6 63", lab.takeLog());
    }

    @Test
    void aReplyWithAnotherLabelLeavesTheThreadStopped() {
        faultOf(new Program().ecall(99).say("stopped").say("restarted"));
        answer(1, entry + 12);
        assertEquals("", lab.takeLog());
        lab.done(thread.tcb(), InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 1, 0);
        assertEquals("restarted", lab.takeLog());
    }

    @Test
    void aPageFaultIsTriedAgainAfterAnyReply() {
        faultOf(new Program().load(0x1000));
        answer(5);
        assertEquals("6: pc,0x1000,0,5", receive());
    }

    @Test
    void callingThroughAWrongGuardIsAFault() {
        long address = 1L << 63;
        assertEquals(
                "1: pc+12,0x8000000000000000,0,4,0x40,0,0x%x".formatted(GUARD),
                faultOf(new Program().ecall(SystemCall.CALL, address, 0)));
    }

    @Test
    void sendingWithoutBlockingIsNeverAFault() {
        var program = new Program().ecall(SystemCall.NB_SEND, 1L << 63, 0).say("went on");
        lab.start(120, program);
        assertEquals("went on", lab.takeLog());
    }

    @Test
    void receivingFromWhatIsNoSourceIsAFault() {
        int unreadable = lab.mint(lab.create(ObjectType.NOTIFICATION), CapabilityRights.WRITE, 0);
        for (int source : List.of(0, BootLayout.SLOT_CNODE, unreadable)) {
            assertEquals(
                    "1: pc+12,%s,1,2,0".formatted(hex(source)),
                    faultOf(new Program().ecall(SystemCall.WAIT, source, 0)));
        }
    }

    @Test
    void receivingWithoutReplyObjectIsAFaultOfItsAddress() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        assertEquals("1: pc+16,0,1,2,0", faultOf(new Program().recv(endpoint, 0)));
        assertEquals(
                "1: pc+16,0x8000000000000000,1,4,0x40,0,0x%x".formatted(GUARD),
                faultOf(new Program().recv(endpoint, 1L << 63)));
    }

    @Test
    void waitingOnAnothersBoundNotificationIsAFault() {
        int notification = lab.create(ObjectType.NOTIFICATION);
        lab.done(
                lab.create(ObjectType.TCB),
                InvocationLabel.TCB_BIND_NOTIFICATION,
                List.of(notification));
        assertEquals(
                "1: pc+12,%s,1,2,0".formatted(hex(notification)),
                faultOf(new Program().waitFor(notification)));
    }

    @Test
    void aFaultReceivedWithoutReplyObjectLeavesTheThreadStopped() {
        startFaulty(new Program().load(0x1000));
        assertEquals(0x77, lab.systemCall(SystemCall.WAIT, handler, 0)[0]);
        lab.resume(thread);
        assertEquals("6: pc,0x1000,0,5", receive());
    }

    @Test
    void aThreadWithoutHandlerStops() {
        lab.start(120, new Program().say("before").load(0x1000).say("after"));
        assertEquals("before", lab.takeLog());
    }

    @Test
    void theHandlersBadgeNamesTheFault() {
        startFaulty(new Program().load(0x1000));
        lab.root().setRegister(UserContext.A6, reply);
        assertEquals(0x77, lab.systemCall(SystemCall.RECV, handler, 0)[0]);
    }

    @Test
    void sendersToADeletedEndpointGoOnOrFail() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        lab.start(120, new Program().send(endpoint, 0).say("sent to nothing"));
        lab.start(120, new Program().call(endpoint, 0).say(UserContext.A1, UserContext.A2));
        startFaulty(new Program().waitFor(endpoint));
        lab.delete(endpoint);
        assertEquals("sent to nothing, 2001 0", lab.takeLog());
    }

    @Test
    void receiversFromADeletedEndpointFault() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        startFaulty(new Program().waitFor(endpoint));
        lab.delete(endpoint);
        assertEquals("1: pc+12,%s,1,2,0".formatted(hex(endpoint)), receive());
    }

    @Test
    void timeoutsTellTheContextAndWhatWasUsed() {
        int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
        lab.configure(context, 2000, 10_000, 0x42, 0);
        thread = lab.thread(120, context, new Program().spin(1L << 50));
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT, List.of(sending));
        lab.resume(thread);
        assertEquals("5: 0x42,0x7cf", receive());
        long first = lab.board.clock().now();
        answer(0);
        assertEquals("5: 0x42,0x7cf", receive());
        long period = lab.board.clock().now() - first;
        assertEquals(10_000, period / 1000.0, 5);
    }

    @Test
    void aReplyToATimeoutSetsAllRegisters() {
        int context = lab.create(ObjectType.SCHED_CONTEXT, 8);
        lab.configure(context, 2000, 10_000, 0x42, 0);
        thread = lab.thread(120, context, new Program().spin(1L << 50));
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT, List.of(sending));
        lab.resume(thread);
        receive();
        var values = new long[32];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0x1000L + i;
        }
        answer(1, values);
        List<Long> registers = lab.registers(thread.tcb());
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], registers.get(i));
        }
    }

    // The handler.

    private String faultOf(Program program) {
        startFaulty(program);
        return receive();
    }

    private void startFaulty(Program program) {
        entry = lab.loadProgram(program);
        thread = lab.thread(120, lab.schedContext(5000, 5000), sending, program);
        lab.done(thread.tcb(), InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 1, 1, entry);
    }

    /// {@return the fault message: its label and words, addresses of the program relative}
    private String receive() {
        lab.root().setRegister(UserContext.A6, reply);
        long info = lab.systemCall(SystemCall.RECV, handler, 0)[1];
        var words = new ArrayList<String>();
        for (int i = 0; i < MessageInfo.length(info); i++) {
            long word =
                    i < 4
                            ? lab.root().register(UserContext.A2 + i)
                            : lab.load(IpcBufferLayout.MESSAGE + 8 * i);
            words.add(i == 0 && word >= entry && entry != 0 ? relative(word) : hex(word));
        }
        return MessageInfo.label(info) + ": " + String.join(",", words);
    }

    private String relative(long pc) {
        if (pc - entry > 0x1000) {
            return hex(pc);
        }
        return pc == entry ? "pc" : "pc+" + (pc - entry);
    }

    private static String hex(long word) {
        return word >= 0 && word < 10 ? Long.toString(word) : "0x" + Long.toHexString(word);
    }

    private void answer(long label, long... words) {
        lab.systemCall(SystemCall.SEND, reply, MessageInfo.of(label, words.length), words);
    }
}
