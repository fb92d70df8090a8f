package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class GoldfishRtcTest {
    private static final int TIME_LOW = 0x00;
    private static final int TIME_HIGH = 0x04;
    private static final int ALARM_LOW = 0x08;
    private static final int ALARM_HIGH = 0x0c;
    private static final int IRQ_ENABLED = 0x10;
    private static final int CLEAR_ALARM = 0x14;
    private static final int ALARM_STATUS = 0x18;
    private static final int CLEAR_INTERRUPT = 0x1c;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final RecordingLine line = new RecordingLine();
    private final GoldfishRtc rtc = new GoldfishRtc(clock, events, 1_000_000_000, line);

    private long load(int register) {
        return rtc.load(register, 4);
    }

    private void store(int register, long value) {
        rtc.store(register, 4, value & 0xffff_ffffL);
    }

    private void setAlarm(long nanos) {
        store(ALARM_HIGH, nanos >>> 32);
        store(ALARM_LOW, nanos);
    }

    private void runTo(long cycle) {
        clock.advanceTo(cycle);
        events.runDue();
    }

    @Test
    void tellsSimulatedTimeFromItsEpoch() {
        rtc.setEpoch(1_700_000_000_000_000_000L);
        runTo(123_456_789);
        long nanos = load(TIME_LOW) | load(TIME_HIGH) << 32;
        assertEquals(1_700_000_000_123_456_789L, nanos);
    }

    @Test
    void readingTheLowWordKeepsTheHighWord() {
        runTo(0xffff_ffffL);
        assertEquals(0xffff_ffffL, load(TIME_LOW));
        runTo(0x1_0000_0000L);
        assertEquals(0, load(TIME_HIGH));
        assertEquals(0, load(TIME_LOW));
        assertEquals(1, load(TIME_HIGH));
    }

    @Test
    void theAlarmInterruptsAtItsTime() {
        store(IRQ_ENABLED, 1);
        setAlarm(0x1_0000_1000L);
        assertEquals(1, load(ALARM_STATUS));
        assertEquals(0x1000, load(ALARM_LOW));
        assertEquals(1, load(ALARM_HIGH));
        runTo(0x1_0000_0fffL);
        assertFalse(line.isAsserted());
        runTo(0x1_0000_1000L);
        assertTrue(line.isAsserted());
        assertEquals(0, load(ALARM_STATUS));
        store(CLEAR_INTERRUPT, 1);
        assertFalse(line.isAsserted());
    }

    @Test
    void anAlarmInThePastInterruptsAtOnce() {
        runTo(5_000);
        store(IRQ_ENABLED, 1);
        setAlarm(4_000);
        assertTrue(line.isAsserted());
        assertEquals(0, load(ALARM_STATUS));
    }

    @Test
    void theInterruptWaitsUntilItIsEnabled() {
        setAlarm(0);
        assertFalse(line.isAsserted());
        store(IRQ_ENABLED, 1);
        assertTrue(line.isAsserted());
        assertEquals(1, load(IRQ_ENABLED));
    }

    @Test
    void aClearedAlarmDoesNotInterrupt() {
        store(IRQ_ENABLED, 1);
        setAlarm(1_000);
        store(CLEAR_ALARM, 1);
        assertEquals(0, load(ALARM_STATUS));
        runTo(2_000);
        assertFalse(line.isAsserted());
    }

    @Test
    void settingTheTimeMovesTheAlarmWithIt() {
        store(IRQ_ENABLED, 1);
        setAlarm(1_000_000);
        store(TIME_LOW, 999_000);
        assertEquals(999_000, load(TIME_LOW));
        runTo(1_000);
        assertTrue(line.isAsserted());
        store(TIME_HIGH, 3);
        load(TIME_LOW);
        assertEquals(3, load(TIME_HIGH));
    }

    @Test
    void aClockOfAnotherFrequencyNeverRingsEarly() {
        var slow = new GoldfishRtc(clock, events, 3_000_000, line);
        slow.store(IRQ_ENABLED, 4, 1);
        slow.store(ALARM_LOW, 4, 1_000);
        runTo(3);
        assertTrue(line.isAsserted());
        slow.store(CLEAR_INTERRUPT, 4, 1);
        slow.store(ALARM_LOW, 4, 1_001);
        assertFalse(line.isAsserted());
        runTo(4);
        assertTrue(line.isAsserted());
    }

    @Test
    void answersWordsOnly() {
        runTo(77);
        assertEquals(0, rtc.load(TIME_LOW, 8));
        rtc.store(IRQ_ENABLED, 1, 1);
        assertEquals(0, load(IRQ_ENABLED));
    }
}
