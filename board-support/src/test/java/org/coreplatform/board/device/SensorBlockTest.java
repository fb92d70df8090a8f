package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class SensorBlockTest {
    private static final int SAMPLE_PERIOD = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int CHANGE_ENABLE = 0x014;
    private static final int SAMPLE_COUNT = 0x018;
    private static final int OVERRUN = 0x01c;
    private static final int INPUT = 0x040;
    private static final int LIVE = 0x080;
    private static final long MICRO = 1_000;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final RecordingLine line = new RecordingLine();
    private final SensorBlock sensors = new SensorBlock(clock, events, MICRO, line);

    private int load(int register) {
        return (int) sensors.load(register, 4);
    }

    private void store(int register, int value) {
        sensors.store(register, 4, Integer.toUnsignedLong(value));
    }

    private void runTo(long micros) {
        while (events.nextTime() <= micros * MICRO) {
            clock.advanceTo(events.nextTime());
            events.runDue();
        }
        clock.advanceTo(micros * MICRO);
    }

    @Test
    void saysWhatItIs() {
        assertEquals(0x534e_5352, load(0));
        assertEquals(1, load(4));
    }

    @Test
    void latchesAllInputsEveryPeriod() {
        sensors.drive(0, 5);
        sensors.drive(15, -17);
        store(SAMPLE_PERIOD, 100);
        assertEquals(0, load(INPUT));
        assertEquals(5, load(LIVE));
        assertEquals(-17, load(LIVE + 4 * 15));
        runTo(100);
        assertEquals(5, load(INPUT));
        assertEquals(-17, load(INPUT + 4 * 15));
        sensors.drive(0, 6);
        assertEquals(5, load(INPUT));
        runTo(1_000);
        assertEquals(6, load(INPUT));
        assertEquals(10, load(SAMPLE_COUNT));
        assertEquals(100, load(SAMPLE_PERIOD));
    }

    @Test
    void storingThePeriodStartsAnewAndZeroStops() {
        store(SAMPLE_PERIOD, 100);
        runTo(60);
        store(SAMPLE_PERIOD, 50);
        runTo(109);
        assertEquals(0, load(SAMPLE_COUNT));
        runTo(110);
        assertEquals(1, load(SAMPLE_COUNT));
        store(SAMPLE_PERIOD, 0);
        runTo(1_000);
        assertEquals(1, load(SAMPLE_COUNT));
        assertTrue(events.isEmpty());
    }

    @Test
    void aSampleInterruptsUntilItIsCleared() {
        store(INTERRUPT_ENABLE, 1);
        store(SAMPLE_PERIOD, 10);
        runTo(10);
        assertTrue(line.isAsserted());
        assertEquals(1, load(INTERRUPT_STATUS));
        store(INTERRUPT_STATUS, 2);
        assertTrue(line.isAsserted());
        store(INTERRUPT_STATUS, 1);
        assertFalse(line.isAsserted());
        runTo(20);
        assertEquals(2, line.rises());
    }

    @Test
    void countsSamplesThatTheDriverMissed() {
        store(SAMPLE_PERIOD, 10);
        runTo(10);
        store(INTERRUPT_STATUS, 1);
        runTo(20);
        assertEquals(0, load(OVERRUN));
        runTo(50);
        assertEquals(3, load(OVERRUN));
    }

    @Test
    void aChangeOfAnEnabledInputInterrupts() {
        store(INTERRUPT_ENABLE, 2);
        store(CHANGE_ENABLE, 1 << 3);
        sensors.drive(2, 1);
        sensors.drive(3, 0);
        assertFalse(line.isAsserted());
        sensors.drive(3, 1);
        assertTrue(line.isAsserted());
        assertEquals(2, load(INTERRUPT_STATUS));
        store(INTERRUPT_STATUS, 2);
        sensors.drive(3, 1);
        assertFalse(line.isAsserted());
        assertEquals(1 << 3, load(CHANGE_ENABLE));
    }

    @Test
    void interruptsThatAreNotEnabledOnlyShowInTheStatus() {
        store(SAMPLE_PERIOD, 10);
        runTo(10);
        assertEquals(1, load(INTERRUPT_STATUS));
        assertFalse(line.isAsserted());
        store(INTERRUPT_ENABLE, -1);
        assertEquals(3, load(INTERRUPT_ENABLE));
        assertTrue(line.isAsserted());
    }

    @Test
    void aScriptDrivesTheInputsOverTime() {
        sensors.play(
                new SensorScript(
                        List.of(
                                new SensorScript.Step(200, 3, -17),
                                new SensorScript.Step(100, 3, 4),
                                new SensorScript.Step(200, 0, 1))));
        runTo(99);
        assertEquals(0, load(LIVE + 12));
        runTo(100);
        assertEquals(4, load(LIVE + 12));
        runTo(200);
        assertEquals(-17, load(LIVE + 12));
        assertEquals(1, load(LIVE));
    }

    @Test
    void readOnlyRegistersAndHolesIgnoreStores() {
        for (int register : List.of(0, 4, SAMPLE_COUNT, OVERRUN, INPUT, LIVE, 0x20, 0xfc0)) {
            int before = load(register);
            store(register, 99);
            assertEquals(before, load(register));
        }
        sensors.store(INTERRUPT_ENABLE, 1, 1);
        assertEquals(0, load(INTERRUPT_ENABLE));
        assertEquals(0, sensors.load(0, 8));
    }
}
