package org.coreplatform.board.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock();

    @Test
    void timeIsWhatWasChargedAndSkipped() {
        clock.charge(30);
        clock.advanceTo(100);
        clock.charge(5);
        assertEquals(105, clock.now());
    }

    @Test
    void grantingAndExpiringDoNotMoveTime() {
        clock.charge(10);
        clock.grantUntil(50);
        assertEquals(10, clock.now());
        clock.expire();
        assertEquals(10, clock.now());
        assertTrue(clock.isExpired());
    }

    @Test
    void runsOutOneCycleAfterTheDeadline() {
        clock.grantUntil(50);
        clock.charge(50);
        assertFalse(clock.isExpired());
        clock.charge(1);
        assertTrue(clock.isExpired());
    }

    @Test
    void anOverdueMeterStillKeepsTime() {
        for (int i = 0; i < 4; i++) {
            clock.charge(Integer.MAX_VALUE);
        }
        assertEquals(4L * Integer.MAX_VALUE, clock.now());
        assertTrue(clock.isExpired());
    }

    @Test
    void aDeadlineFarAwayRunsOutEarlierWithoutLosingTime() {
        clock.grantUntil(Long.MAX_VALUE);
        clock.charge(1 << 24);
        assertFalse(clock.isExpired());
        clock.charge(1);
        assertTrue(clock.isExpired());
        assertEquals((1 << 24) + 1, clock.now());
    }

    @Test
    void refusesToGoBack() {
        clock.advanceTo(10);
        assertThrows(IllegalStateException.class, () -> clock.advanceTo(9));
    }

    @Test
    void attachingAMeterKeepsTime() {
        clock.charge(77);
        clock.attach(
                new CycleMeter() {
                    private int left;

                    @Override
                    public int remaining() {
                        return left;
                    }

                    @Override
                    public void setRemaining(int cycles) {
                        left = cycles;
                    }
                });
        assertEquals(77, clock.now());
        clock.charge(3);
        assertEquals(80, clock.now());
    }
}
