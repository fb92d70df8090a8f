package org.coreplatform.board.irq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class PlicTest {
    private static final long PENDING = 0x1000;
    private static final long ENABLE = 0x2080;
    private static final long THRESHOLD = 0x20_1000;
    private static final long CLAIM = 0x20_1004;
    private static final int UART = 10;
    private static final int RTC = 11;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final Turns turns = new Turns(clock, events);
    private final Core core = new Core(0, turns);
    private final Core otherCore = new Core(1, turns);
    private final Plic plic = new Plic(List.of(core, otherCore), 95);
    private final InterruptController controller = plic.context(0);
    private final InterruptLine uart = plic.line(UART);
    private final InterruptLine rtc = plic.line(RTC);

    @Test
    void aSourceInterruptsOnlyWhereItIsEnabled() {
        uart.drive(true);
        assertFalse(core.hasPendingInterrupt());
        controller.enable(UART);
        assertTrue(core.isExternalPending());
        assertFalse(otherCore.isExternalPending());
        assertEquals(0, plic.context(1).claim());
    }

    @Test
    void aPendingInterruptEndsTheRunningGrant() {
        controller.enable(UART);
        clock.grantUntil(1_000);
        uart.drive(true);
        assertTrue(clock.isExpired());
    }

    @Test
    void aClaimedSourceIsNotDeliveredAgainUntilCompleted() {
        controller.enable(UART);
        uart.drive(true);
        assertEquals(UART, controller.claim());
        assertFalse(core.isExternalPending());
        uart.drive(false);
        uart.drive(true);
        assertEquals(0, controller.claim());
        controller.complete(UART);
        assertTrue(core.isExternalPending());
        assertEquals(UART, controller.claim());
    }

    @Test
    void completionOfAReleasedLineLeavesNothingPending() {
        controller.enable(UART);
        uart.drive(true);
        controller.claim();
        uart.drive(false);
        controller.complete(UART);
        assertFalse(core.isExternalPending());
    }

    @Test
    void aPendingSourceStaysPendingWhenItsLineIsReleased() {
        controller.enable(UART);
        uart.drive(true);
        uart.drive(false);
        assertEquals(UART, controller.claim());
    }

    @Test
    void completingWhatWasNotClaimedIsHarmless() {
        controller.enable(UART);
        controller.complete(UART);
        controller.complete(0);
        controller.complete(1_000);
        uart.drive(true);
        controller.complete(UART);
        assertEquals(UART, controller.claim());
    }

    @Test
    void disablingStopsASourceAndEndsItsService() {
        controller.enable(UART);
        uart.drive(true);
        controller.claim();
        controller.disable(UART);
        assertFalse(core.isExternalPending());
        controller.enable(UART);
        assertEquals(UART, controller.claim());
    }

    @Test
    void claimsByPriorityThenByLowestNumber() {
        for (int source : List.of(RTC, UART, 1)) {
            controller.enable(source);
            plic.line(source).drive(true);
        }
        plic.store(4 * RTC, 4, 5);
        assertEquals(RTC, controller.claim());
        assertEquals(1, controller.claim());
        assertEquals(UART, controller.claim());
        assertEquals(0, controller.claim());
    }

    @Test
    void theThresholdHoldsBackPrioritiesUpToItself() {
        controller.enable(UART);
        uart.drive(true);
        plic.store(THRESHOLD, 4, 2);
        assertFalse(core.isExternalPending());
        plic.store(4 * UART, 4, 3);
        assertTrue(core.isExternalPending());
    }

    @Test
    void registersGoTheSameWay() {
        plic.store(4 * UART, 4, -1);
        assertEquals(7, plic.load(4 * UART, 4));
        plic.store(ENABLE, 4, 1 << UART);
        assertEquals(1 << UART, plic.load(ENABLE, 4));
        uart.drive(true);
        assertEquals(1 << UART, plic.load(PENDING, 4));
        assertTrue(core.isExternalPending());
        assertEquals(UART, plic.load(CLAIM, 4));
        assertEquals(0, plic.load(PENDING, 4));
        assertEquals(0, plic.load(CLAIM, 4));
        plic.store(CLAIM, 4, UART);
        assertEquals(UART, plic.load(CLAIM, 4));
    }

    @Test
    void reachesTheHighestSource() {
        plic.line(95).drive(true);
        assertEquals(1L << 31, plic.load(PENDING + 8, 4));
        plic.store(ENABLE + 8, 4, 1L << 31);
        plic.store(4 * 95, 4, 1);
        assertEquals(95, plic.load(CLAIM, 4));
        assertThrows(IllegalArgumentException.class, () -> plic.line(96));
        assertThrows(IllegalArgumentException.class, () -> plic.line(0));
    }

    @Test
    void theMachineContextInterruptsNobody() {
        plic.store(4 * UART, 4, 1);
        plic.store(0x2000, 4, 1 << UART);
        uart.drive(true);
        assertFalse(core.isExternalPending());
        assertEquals(UART, plic.load(0x20_0004, 4));
    }

    @Test
    void holesReadAsZero() {
        assertEquals(0, plic.load(0, 4));
        assertEquals(0, plic.load(0x1ffc, 4));
        assertEquals(0, plic.load(0x1f_fffc, 4));
        assertEquals(0, plic.load(0x5f_fffc, 4));
        plic.store(0x5f_fffc, 4, -1);
        assertEquals(0, plic.load(4 * UART, 8));
        rtc.drive(false);
        assertFalse(core.isExternalPending());
    }
}
