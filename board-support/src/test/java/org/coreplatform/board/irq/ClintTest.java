package org.coreplatform.board.irq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.Turns;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class ClintTest {
    private static final long COMPARE = 0x4000;
    private static final long TIME = 0xbff8;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final Turns turns = new Turns(clock, events);
    private final Core core = new Core(0, turns);
    private final Core otherCore = new Core(1, turns);
    private final Clint clint = new Clint(List.of(core, otherCore), clock, events, 100);
    private final CoreTimer timer = clint.timer(0);

    private void runTo(long cycle) {
        clock.advanceTo(cycle);
        events.runDue();
    }

    @Test
    void ticksOnceInAHundredCycles() {
        runTo(99);
        assertEquals(0, timer.ticks());
        runTo(12_345);
        assertEquals(123, timer.ticks());
        assertEquals(123, clint.load(TIME, 8));
    }

    @Test
    void interruptsAtTheDeadlineAndOnlyItsCore() {
        timer.setDeadline(50);
        runTo(4_999);
        assertFalse(core.isTimerPending());
        runTo(5_000);
        assertTrue(core.isTimerPending());
        assertFalse(otherCore.isTimerPending());
    }

    @Test
    void aNewDeadlineLowersTheInterruptUntilThen() {
        timer.setDeadline(50);
        runTo(6_000);
        timer.setDeadline(70);
        assertFalse(core.isTimerPending());
        runTo(7_000);
        assertTrue(core.isTimerPending());
        timer.setDeadline(Long.MAX_VALUE);
        assertFalse(core.isTimerPending());
        assertTrue(events.isEmpty());
    }

    @Test
    void aDeadlineInThePastInterruptsAtOnce() {
        runTo(5_000);
        clock.grantUntil(10_000);
        timer.setDeadline(50);
        assertTrue(core.isTimerPending());
        assertTrue(clock.isExpired());
    }

    @Test
    void deadlinesBeyondTheEndOfTimeNeverCome() {
        timer.setDeadline(-1);
        assertFalse(core.isTimerPending());
        timer.setDeadline(Long.MAX_VALUE / 2);
        assertFalse(core.isTimerPending());
        assertTrue(events.isEmpty());
    }

    @Test
    void registersTakeWordsAndDoubleWords() {
        clint.store(COMPARE + 8, 8, 0x1_0000_0007L);
        assertEquals(0x1_0000_0007L, clint.load(COMPARE + 8, 8));
        clint.store(COMPARE + 12, 4, 0);
        assertEquals(7, clint.load(COMPARE + 8, 8));
        assertEquals(7, clint.load(COMPARE + 8, 4));
        runTo(700);
        assertTrue(otherCore.isTimerPending());
        assertFalse(core.isTimerPending());
        clint.store(TIME, 8, 0);
        assertEquals(7, clint.load(TIME, 4));
        assertEquals(0, clint.load(TIME + 4, 4));
    }

    @Test
    void softwareInterruptsReachTheirCore() {
        clint.store(4, 4, -1);
        assertEquals(0, clint.load(0, 4));
        assertEquals(1, clint.load(4, 4));
        assertEquals(0, clint.load(8, 4));
        runTo(1);
        assertTrue(otherCore.isSoftwarePending());
        assertFalse(core.hasPendingInterrupt());
        clint.store(4, 4, 0);
        assertEquals(0, clint.load(4, 4));
        assertFalse(otherCore.hasPendingInterrupt());
    }

    @Test
    void aSoftwareInterruptThatIsTakenBackNeverArrives() {
        clint.interrupt(1);
        clint.clear(1);
        runTo(1);
        assertFalse(otherCore.hasPendingInterrupt());
    }
}
