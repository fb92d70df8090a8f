package org.coreplatform.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;
import org.junit.jupiter.api.Test;

final class Ns16550aTest {
    private static final int DATA = 0;
    private static final int IER = 1;
    private static final int IIR = 2;
    private static final int FCR = 2;
    private static final int LCR = 3;
    private static final int MCR = 4;
    private static final int LSR = 5;
    private static final int MSR = 6;
    private static final int SCR = 7;
    private static final long TIMEOUT = 347_000;

    private final VirtualClock clock = new VirtualClock();
    private final EventQueue events = new EventQueue(clock);
    private final RecordingLine line = new RecordingLine();
    private final StringBuilder output = new StringBuilder();
    private final Ns16550a uart = new Ns16550a(clock, events, 1_000, line);

    Ns16550aTest() {
        uart.connect(value -> output.append((char) value));
    }

    private long load(int register) {
        return uart.load(register, 1);
    }

    private void store(int register, int value) {
        uart.store(register, 1, value);
    }

    private void receive(String text) {
        text.chars().forEachOrdered(uart::receive);
    }

    private void runFor(long cycles) {
        clock.advanceTo(clock.now() + cycles);
        events.runDue();
    }

    @Test
    void powersOnAsTheDataSheetSays() {
        assertEquals(0, load(IER));
        assertEquals(0x01, load(IIR));
        assertEquals(0, load(LCR));
        assertEquals(0x08, load(MCR));
        assertEquals(0x60, load(LSR));
        assertEquals(0xb0, load(MSR));
        assertEquals(0, load(SCR));
    }

    @Test
    void transmitsAtOnceAndIsAlwaysReady() {
        "hello".chars().forEachOrdered(c -> store(DATA, c));
        assertEquals("hello", output.toString());
        assertEquals(0x60, load(LSR));
        assertFalse(line.isAsserted());
    }

    @Test
    void theDivisorHidesBehindDlab() {
        store(LCR, 0x83);
        store(DATA, 2);
        store(IER, 1);
        assertEquals(2, load(DATA));
        assertEquals(1, load(IER));
        store(LCR, 0x03);
        assertEquals(0, load(IER));
        assertEquals(0, load(DATA));
        assertEquals("", output.toString());
    }

    @Test
    void readingTheIdentificationClearsTransmitterEmpty() {
        store(IER, 2);
        assertTrue(line.isAsserted());
        assertEquals(0x02, load(IIR));
        assertFalse(line.isAsserted());
        assertEquals(0x01, load(IIR));
        store(DATA, 'x');
        assertTrue(line.isAsserted());
        store(IER, 0);
        assertFalse(line.isAsserted());
    }

    @Test
    void enablingAgainDoesNotRaiseTransmitterEmptyAnew() {
        store(IER, 2);
        load(IIR);
        store(IER, 3);
        assertFalse(line.isAsserted());
    }

    @Test
    void receivedDataInterruptsUntilItIsRead() {
        store(IER, 1);
        receive("ab");
        assertTrue(line.isAsserted());
        assertEquals(0x61, load(LSR));
        assertEquals(0x04, load(IIR));
        assertEquals('a', load(DATA));
        assertTrue(line.isAsserted());
        assertEquals('b', load(DATA));
        assertFalse(line.isAsserted());
        assertEquals(0x60, load(LSR));
    }

    @Test
    void theFifoInterruptsAtItsTriggerLevel() {
        store(FCR, 0x41); // four bytes
        store(IER, 1);
        receive("abc");
        assertFalse(line.isAsserted());
        receive("d");
        assertEquals(0xc4, load(IIR));
        load(DATA);
        assertFalse(line.isAsserted());
    }

    @Test
    void dataBelowTheTriggerLevelTimesOut() {
        store(FCR, 0xc1);
        store(IER, 1);
        receive("a");
        runFor(TIMEOUT - 1);
        assertFalse(line.isAsserted());
        runFor(1);
        assertTrue(line.isAsserted());
        assertEquals(0xcc, load(IIR));
        assertEquals('a', load(DATA));
        assertFalse(line.isAsserted());
        assertEquals(0xc1, load(IIR));
    }

    @Test
    void moreDataPutsTheTimeoutOff() {
        store(FCR, 0xc1);
        store(IER, 1);
        receive("a");
        runFor(TIMEOUT - 1);
        receive("b");
        runFor(TIMEOUT - 1);
        assertFalse(line.isAsserted());
        runFor(1);
        assertTrue(line.isAsserted());
    }

    @Test
    void receivedDataComesBeforeTransmitterEmpty() {
        store(IER, 3);
        receive("a");
        assertEquals(0x04, load(IIR));
        load(DATA);
        assertEquals(0x02, load(IIR));
        assertEquals(0x01, load(IIR));
    }

    @Test
    void inputThatIsFasterThanTheDriverWaits() {
        var text = "0123456789".repeat(100);
        store(FCR, 0x01);
        receive(text);
        var read = new StringBuilder();
        while ((load(LSR) & 1) != 0) {
            read.append((char) load(DATA));
        }
        assertEquals(text, read.toString());
    }

    @Test
    void inputOfBeforeTheDriverListenedSurvivesItsSetUp() {
        receive("typed early");
        store(FCR, 0x07);
        store(IER, 1);

        assertEquals('t', load(DATA));
    }

    @Test
    void clearingTheReceiverDropsWhatTheFifoHolds() {
        store(IER, 1);
        store(FCR, 0x01);
        receive("abcdefghijklmnopqrst");
        store(FCR, 0x03);
        assertEquals('q', load(DATA));
    }

    @Test
    void keepsItsScratchAndControlRegisters() {
        store(SCR, 0x5a);
        store(MCR, 0xff);
        assertEquals(0x5a, load(SCR));
        assertEquals(0x1f, load(MCR));
        store(LSR, 0);
        store(MSR, 0);
        assertEquals(0x60, load(LSR));
    }

    @Test
    void answersBytesOnly() {
        assertEquals(0, uart.load(LSR & ~3, 4));
        uart.store(DATA, 4, 'x');
        assertEquals("", output.toString());
        assertEquals(0, uart.load(8, 1));
        uart.store(0x100, 1, 'x');
    }
}
