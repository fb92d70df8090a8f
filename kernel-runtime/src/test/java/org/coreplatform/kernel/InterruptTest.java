package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.Test;

/// Device interrupts as signals, with the UART as the device.
final class InterruptTest {
    private static final long UART = 0x1000_0000L;
    private static final int IRQ = 10;

    private final Lab lab = new Lab();
    private final int notification = lab.create(ObjectType.NOTIFICATION);
    private int handler = issue();

    private int issue() {
        int slot = lab.freeSlot();
        lab.done(
                BootLayout.SLOT_IRQ_CONTROL,
                InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                List.of(BootLayout.SLOT_CNODE),
                IRQ,
                0,
                slot,
                Lab.DEPTH);
        int badged = lab.mint(notification, CapabilityRights.WRITE, 0x400);
        lab.done(slot, InvocationLabel.IRQ_SET_IRQ_HANDLER, List.of(badged));
        return slot;
    }

    private void enableUart() {
        lab.board.bus().store(UART + 1, 1, 0);
        lab.board.bus().store(UART + 1, 1, 2);
    }

    private void acknowledge() {
        lab.done(handler, InvocationLabel.IRQ_ACK_IRQ, List.of());
    }

    private long poll() {
        return lab.systemCall(SystemCall.NB_WAIT, notification, 0)[0];
    }

    @Test
    void anInterruptSignalsOnceUntilItIsAcknowledged() {
        enableUart();
        lab.trap(SystemCall.YIELD);
        assertEquals(0x400, poll());
        lab.trap(SystemCall.YIELD);
        assertEquals(0, poll());
        acknowledge();
        lab.trap(SystemCall.YIELD);
        assertEquals(0x400, poll());
    }

    @Test
    void acknowledgingNothingIsHarmless() {
        acknowledge();
        assertEquals(0, poll());
    }

    @Test
    void anInterruptPreemptsALowerThread() {
        lab.rootPriority(100);
        lab.start(120, new Program().waitFor(notification).say(UserContext.A0));
        enableUart();
        lab.systemCall(SystemCall.NB_SEND, 0, 0);
        assertEquals("400", lab.takeLog());
    }

    @Test
    void aWaitingCoreIsWokenByAnInterrupt() {
        lab.board.events().schedule(lab.board.clock().now() + 5_000_000, this::enableUart);
        assertEquals(0x400, lab.systemCall(SystemCall.WAIT, notification, 0)[0]);
    }

    @Test
    void withoutHandlerNothingIsDelivered() {
        lab.delete(handler);
        enableUart();
        lab.trap(SystemCall.YIELD);
        assertEquals(0, poll());
        handler = issue();
        acknowledge(); // of what came before there was a notification
        lab.trap(SystemCall.YIELD);
        assertEquals(0x400, poll());
    }

    @Test
    void aClearedNotificationIsNotSignalled() {
        lab.done(handler, InvocationLabel.IRQ_CLEAR_IRQ_HANDLER, List.of());
        enableUart();
        lab.trap(SystemCall.YIELD);
        assertEquals(0, poll());
    }

    @Test
    void aDeletedNotificationIsForgotten() {
        lab.revoke(notification);
        lab.delete(notification);
        enableUart();
        lab.trap(SystemCall.YIELD);
        assertEquals(0, lab.identify(notification));
    }

    @Test
    void theHandlersOfADeletedControlGoWithARevoke() {
        lab.revoke(BootLayout.SLOT_IRQ_CONTROL);
        assertEquals(0, lab.identify(handler));
        handler = issue();
        assertEquals(16, lab.identify(handler));
    }

    @Test
    void deviceFramesLieAtTheDevice() {
        int frame = lab.freeSlot();
        lab.retype(lab.deviceUntyped(UART), ObjectType.PAGE, 0, frame, 1);
        assertEquals(UART, lab.address(frame));
    }
}
