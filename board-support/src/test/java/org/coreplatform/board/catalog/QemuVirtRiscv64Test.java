package org.coreplatform.board.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.coreplatform.sdk.profile.CycleCosts;
import org.junit.jupiter.api.Test;

/// The wiring: that each device sits at its address and on its interrupt source.
final class QemuVirtRiscv64Test {
    private static final long RTC = 0x10_1000;
    private static final long UART = 0x1000_0000;
    private static final long SENSORS = 0x1001_0000;
    private static final long ACTUATORS = 0x1001_1000;

    private final Board board =
            new QemuVirtRiscv64().create(Boards.named("qemu_virt_riscv64").orElseThrow().profile());

    private void expectInterrupt(int irq) {
        board.interruptController(0).enable(irq);
        assertTrue(board.core(0).isExternalPending());
        assertEquals(irq, board.interruptController(0).claim());
    }

    @Test
    void theUartInterruptsOnLine10() {
        board.bus().store(UART + 1, 1, 1);
        board.uart().receive('a');
        expectInterrupt(10);
        assertEquals('a', board.bus().load(UART, 1));
    }

    @Test
    void theRealTimeClockInterruptsOnLine11() {
        board.bus().store(RTC + 0x10, 4, 1);
        board.bus().store(RTC + 0x08, 4, 5_000);
        assertTrue(board.advanceToNextEvent(Long.MAX_VALUE));
        assertEquals(5_000, board.clock().now());
        expectInterrupt(11);
    }

    @Test
    void theSensorsInterruptOnLine12() {
        board.bus().store(SENSORS + 0x10, 4, 1);
        board.bus().store(SENSORS + 0x08, 4, 20);
        board.advanceToNextEvent(Long.MAX_VALUE);
        expectInterrupt(12);
    }

    @Test
    void theActuatorsInterruptOnLine13() {
        board.bus().store(ACTUATORS + 0x10, 4, 1);
        board.bus().store(ACTUATORS + 0x08, 4, 1);
        board.bus().store(ACTUATORS + 0x14, 4, 1);
        board.bus().store(ACTUATORS + 0x18, 4, 1);
        board.advanceToNextEvent(Long.MAX_VALUE);
        expectInterrupt(13);
    }

    @Test
    void powersOffThroughTheTestDevice() {
        board.bus().store(0x10_0000, 4, 0x7_3333);
        assertEquals(7, board.powerSwitch().exitCode());
    }

    @Test
    void ticksAtTenMegahertz() {
        board.clock().advanceTo(1_000_000_000);
        assertEquals(10_000_000, board.timer(0).ticks());
        assertEquals(10_000_000, board.bus().load(0x200_bff8, 8));
    }

    @Test
    void deviceAccessesCostCyclesAndMemoryAccessesDoNot() {
        board.bus().load(0x8000_0000L, 8);
        assertEquals(0, board.clock().now());
        board.bus().load(UART + 5, 1);
        assertEquals(CycleCosts.MMIO_ACCESS, board.clock().now());
    }

    @Test
    void idleTimeIsSkippedToTheNextEventOrTheLimit() {
        board.timer(0).setDeadline(10);
        assertFalse(board.advanceToNextEvent(999));
        assertEquals(999, board.clock().now());
        assertTrue(board.advanceToNextEvent(1_000));
        assertEquals(1_000, board.clock().now());
        assertTrue(board.core(0).isTimerPending());
        assertFalse(board.advanceToNextEvent(500));
        assertEquals(1_000, board.clock().now());
    }

    @Test
    void withoutEventsAndLimitTimeStandsStill() {
        board.clock().charge(7);
        assertFalse(board.advanceToNextEvent(Long.MAX_VALUE));
        assertEquals(7, board.clock().now());
    }

    @Test
    void overdueEventsHappenNow() {
        board.events().schedule(10, () -> board.uart().receive('a'));
        board.clock().charge(100);
        assertTrue(board.advanceToNextEvent(50));
        assertEquals(100, board.clock().now());
        assertTrue(board.events().isEmpty());
    }
}
