package org.coreplatform.sdk.pd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.junit.jupiter.api.Test;

class PdMainTest {
    private final RecordingPort port = new RecordingPort();
    private final List<String> events = new ArrayList<>();

    /// Writes down what happens to it.
    private class Recorder extends ProtectionDomain {
        @Override
        protected void init() {
            events.add("init");
        }

        @Override
        protected void notified(Channel channel) {
            events.add("channel " + channel.id());
        }

        @Override
        protected void notified(Interrupt interrupt) {
            events.add("interrupt " + interrupt.id());
        }

        @Override
        protected Message protectedCall(Channel channel, Message request) {
            events.add("call " + channel.id());
            return Message.of(request.label() + 1, request.word(0) * 2);
        }

        @Override
        protected FaultDecision fault(Child child, FaultInfo fault) {
            events.add("fault of " + child.id() + " at " + fault.address());
            child.restart();
            return FaultDecision.LEAVE_STOPPED;
        }
    }

    private void run(ProtectionDomain pd, long irqs) {
        assertThrows(RecordingPort.End.class, () -> run(pd, false, irqs));
    }

    /// The loop of the PD's loader.
    private void run(ProtectionDomain pd, boolean passive, long irqs) {
        PdMain.connect(port, irqs, ~irqs, ~irqs);
        PdMain.start(pd, passive);
        Message reply = null;
        while (true) {
            if (reply == null) {
                Kernel.receive();
            } else {
                Kernel.replyAndReceive(reply);
            }
            reply = PdMain.dispatch(pd, port.event());
        }
    }

    @Test
    void acknowledgesInterruptsAfterInit() {
        run(new Recorder(), 1L << 5 | 1L << 63);
        assertEquals(List.of("init"), events);
        assertEquals(
                List.of("-1 cap 143 label 27", "-1 cap 201 label 27", "-7 cap 1 label 0"),
                port.calls);
    }

    @Test
    void deliversNotificationsInAscendingOrder() {
        port.notification(1L << 63 | 1L << 62 | 1L << 7 | 1);
        run(new Recorder(), 1L << 7);
        assertEquals(
                List.of("init", "channel 0", "interrupt 7", "channel 62", "channel 63"), events);
    }

    @Test
    void repliesToProtectedCalls() {
        port.message(PdBadge.PPC | 3, 7, 21);
        run(new Recorder(), 0);
        assertEquals(List.of("init", "call 3"), events);
        assertEquals(List.of("-7 cap 1 label 0", "-2 cap 1 label 8 42"), port.calls);
    }

    @Test
    void tellsNotificationsFromMessagesAfterReply() {
        port.message(PdBadge.PPC | 3, 7, 21);
        port.notification(PdBadge.PPC | 1);
        run(new Recorder(), 0);
        assertEquals(List.of("init", "call 3", "channel 0", "channel 63"), events);
    }

    @Test
    void leavesRestartedChildWithoutReply() {
        port.message(PdBadge.FAULT | 2, FaultLabel.VM, 0x20_0000, 64, 0, FaultLabel.FSR_LOAD);
        run(new Recorder(), 0);
        assertEquals(List.of("init", "fault of 2 at 64"), events);
        assertEquals(
                List.of("-7 cap 1 label 0", "-1 cap 204 label 3 1 1 2097152", "-7 cap 1 label 0"),
                port.calls);
    }

    @Test
    void handsOverToTheMonitorWhenPassive() {
        assertThrows(RecordingPort.End.class, () -> run(new Recorder(), true, 0));
        assertEquals(List.of("-3 cap 1 label 0 to 5"), port.calls);
    }

    @Test
    void sendsDeferredSignalWithTheNextReceive() {
        ProtectionDomain pd =
                new ProtectionDomain() {
                    @Override
                    protected void init() {
                        new Channel(1).deferredSignal();
                        new Channel(2).deferredSignal();
                    }
                };
        run(pd, 0);
        assertEquals(List.of("-5 cap 11 label 0", "-3 cap 1 label 0 to 12"), port.calls);
    }

    @Test
    void raisesMissingEntryPoint() {
        port.notification(1);
        ProtectionDomain pd =
                new ProtectionDomain() {
                    @Override
                    protected void init() {}
                };
        var raised = assertThrows(RecordingPort.Raised.class, () -> run(pd, false, 0));
        assertEquals(UserExceptionNumber.MISSING_ENTRY_POINT, raised.number);
    }

    @Test
    void refusesWhatTheDescriptionDoesNotGrant() {
        PdMain.connect(port, 0, 0, 0);
        assertThrows(RecordingPort.Raised.class, () -> new Channel(1).signal());
        assertThrows(RecordingPort.Raised.class, () -> new Channel(1).call(Message.of(0)));
        assertThrows(RecordingPort.Raised.class, () -> new Interrupt(1).acknowledge());
        assertThrows(RecordingPort.Raised.class, () -> Message.of(0, new long[17]));
        assertEquals(List.of(), port.calls);
    }

    @Test
    void resolvesOnlyReferencesWithinSharedRegions() {
        PdMain.connect(port, 0, 0, 0);
        MemoryRegion shared = new MemoryRegion(1024, 256, "r");
        Channel channel = new Channel(0, shared);
        RegionReference good = channel.reference(shared, 16, 32);
        RegionReference received = RegionReference.ofWords(good.firstWord(), good.secondWord());
        assertTrue(channel.readable(received));
        assertFalse(channel.writable(received));
        assertEquals(1040, channel.region(received).address());
        assertFalse(channel.readable(RegionReference.ofWords(0, 257)));
        assertFalse(channel.readable(RegionReference.ofWords(0, -1)));
        assertFalse(channel.readable(RegionReference.ofWords(-1, 1)));
    }

    @Test
    void readsBackWhatItStores() {
        PdMain.connect(port, 0, 0, 0);
        MemoryRegion region = new MemoryRegion(8, 64, "rw");
        region.putInt(4, -2);
        assertEquals(-2, region.getInt(4));
        assertEquals(-2, region.getByte(4));
        region.putLong(8, 40);
        assertEquals(40, region.addLong(8, 2));
        assertEquals(42, region.compareAndSwapLong(8, 42, 7));
        assertEquals(7, region.getLong(8));
    }
}
