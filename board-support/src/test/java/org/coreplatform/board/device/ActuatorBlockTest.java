package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class ActuatorBlockTest {
    private static final int CONTROL = 0x008;
    private static final int INTERRUPT_STATUS = 0x00c;
    private static final int INTERRUPT_ENABLE = 0x010;
    private static final int STEP_PERIOD = 0x014;
    private static final int STEPS = 0x018;
    private static final int POSITION = 0x01c;
    private static final int STATUS = 0x020;
    private static final int BRAKE = 0x024;
    private static final int OUTPUT = 0x040;
    private static final int DONE = 1;
    private static final int STALL = 2;
    private static final int BUSY = 1;
    private static final int BRAKED = 2;
    private static final long MICRO = 1_000;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final RecordingLine line = new RecordingLine();
    private final ActuatorBlock actuators = new ActuatorBlock(clock, events, MICRO, line);
    private final List<String> log = new ArrayList<>();

    ActuatorBlockTest() {
        actuators.observe(new Log());
    }

    private final class Log implements ActuatorObserver {
        @Override
        public void stepped(long cycle, long position) {
            log.add(cycle / MICRO + " step " + position);
        }

        @Override
        public void outputChanged(long cycle, int output, int value) {
            log.add(cycle / MICRO + " output " + output + " = " + value);
        }

        @Override
        public void brakeChanged(long cycle, boolean engaged) {
            log.add(cycle / MICRO + (engaged ? " brake" : " release"));
        }
    }

    private int load(int register) {
        return (int) actuators.load(register, 4);
    }

    private void store(int register, int value) {
        actuators.store(register, 4, Integer.toUnsignedLong(value));
    }

    private void runTo(long micros) {
        while (events.nextTime() <= micros * MICRO) {
            clock.advanceTo(events.nextTime());
            events.runDue();
        }
        clock.advanceTo(micros * MICRO);
    }

    private void start(int periodMicros, int steps) {
        store(CONTROL, 1);
        store(STEP_PERIOD, periodMicros);
        store(STEPS, steps);
    }

    @Test
    void saysWhatItIs() {
        assertEquals(0x4143_5452, load(0));
        assertEquals(1, load(4));
    }

    @Test
    void stepsWithoutDriftAndInterruptsWhenDone() {
        store(INTERRUPT_ENABLE, DONE);
        start(100, 3);
        assertEquals(BUSY, load(STATUS));
        runTo(299);
        assertEquals(1, load(STEPS));
        assertEquals(2, load(POSITION));
        assertFalse(line.isAsserted());
        runTo(300);
        assertEquals(List.of("100 step 1", "200 step 2", "300 step 3"), log);
        assertTrue(line.isAsserted());
        assertEquals(DONE, load(INTERRUPT_STATUS));
        assertEquals(0, load(STATUS));
        store(INTERRUPT_STATUS, DONE);
        assertFalse(line.isAsserted());
    }

    @Test
    void stepsThatAreStoredWhileBusyAreAdded() {
        start(100, 2);
        runTo(150);
        store(STEPS, 2);
        assertEquals(3, load(STEPS));
        runTo(1_000);
        assertEquals(4, load(POSITION));
        assertEquals("400 step 4", log.getLast());
    }

    @Test
    void queuedStepsSaturate() {
        store(STEPS, -1);
        store(STEPS, -1);
        assertEquals(-1, load(STEPS));
    }

    @Test
    void aDisabledMotorKeepsItsSteps() {
        store(STEP_PERIOD, 10);
        store(STEPS, 1);
        runTo(100);
        assertEquals(1, load(STEPS));
        store(CONTROL, 1);
        runTo(110);
        assertEquals(1, load(POSITION));
        assertEquals(0, load(INTERRUPT_STATUS) & STALL);
    }

    @Test
    void theBrakeStopsTheMotorAtOnceAndStalls() {
        store(INTERRUPT_ENABLE, STALL);
        start(100, 2);
        runTo(50);
        store(BRAKE, 1);
        assertTrue(line.isAsserted());
        assertEquals(STALL, load(INTERRUPT_STATUS));
        assertEquals(BUSY | BRAKED, load(STATUS));
        runTo(1_000);
        assertEquals(0, load(POSITION));
        store(BRAKE, 0);
        runTo(1_100);
        assertEquals(List.of("50 brake", "1000 release", "1100 step 1"), log);
    }

    @Test
    void stepsAgainstTheBrakeStall() {
        store(BRAKE, 1);
        assertEquals(0, load(INTERRUPT_STATUS));
        start(100, 1);
        assertEquals(STALL, load(INTERRUPT_STATUS));
        assertEquals(1, load(BRAKE));
    }

    @Test
    void aNewPeriodCountsFromTheNextStep() {
        start(100, 3);
        runTo(50);
        store(STEP_PERIOD, 10);
        runTo(1_000);
        assertEquals(List.of("100 step 1", "110 step 2", "120 step 3"), log);
    }

    @Test
    void withoutAPeriodNothingMoves() {
        start(0, 1);
        runTo(1_000);
        assertEquals(0, load(POSITION));
        store(STEP_PERIOD, 5);
        runTo(1_005);
        assertEquals(1, load(POSITION));
    }

    @Test
    void reportsOutputsThatChange() {
        runTo(7);
        store(OUTPUT + 4 * 15, -3);
        store(OUTPUT + 4 * 15, -3);
        assertEquals(-3, load(OUTPUT + 4 * 15));
        assertEquals(List.of("7 output 15 = -3"), log);
    }

    @Test
    void readOnlyRegistersAndHolesIgnoreStores() {
        for (int register : List.of(0, 4, POSITION, STATUS, 0x28, 0x80, 0xffc)) {
            int before = load(register);
            store(register, 99);
            assertEquals(before, load(register));
        }
        actuators.store(CONTROL, 1, 1);
        assertEquals(0, load(CONTROL));
        assertEquals(0, actuators.load(0, 8));
    }
}
