package org.coreplatform.board.device;

import java.util.function.IntConsumer;
import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.irq.InterruptLine;
import org.coreplatform.board.time.EventQueue;
import org.coreplatform.board.time.VirtualClock;

/// A UART of the 16550A kind (National Semiconductor PC16550D data sheet), byte registers.
///
/// ```
/// 0  RBR receive / THR transmit    DLAB: divisor, low byte
/// 1  IER interrupt enable          DLAB: divisor, high byte
/// 2  IIR interrupt identification / FCR FIFO control
/// 3  LCR line control, bit 7 DLAB
/// 4  MCR modem control
/// 5  LSR line status
/// 6  MSR modem status: carrier, data set ready, clear to send
/// 7  SCR scratch
/// ```
///
/// A byte is transmitted at once, so the transmitter is always empty. Received bytes that find the
/// FIFO full wait on the line: nothing is lost and there are no line errors. They also wait until a
/// driver listens: clearing the FIFO drops nothing before the receiver's interrupt was enabled or a
/// byte was read for the first time, so input that is there at power-on reaches the driver.
public final class Ns16550a implements MmioDevice {
    private static final int DATA = 0;
    private static final int IER = 1;
    private static final int IIR_FCR = 2;
    private static final int LCR = 3;
    private static final int MCR = 4;
    private static final int LSR = 5;
    private static final int MSR = 6;
    private static final int SCR = 7;

    private static final int IER_RECEIVED = 1;
    private static final int IER_TRANSMITTER_EMPTY = 1 << 1;
    private static final int IIR_NONE = 0x01;
    private static final int IIR_TRANSMITTER_EMPTY = 0x02;
    private static final int IIR_RECEIVED = 0x04;
    private static final int IIR_TIMEOUT = 0x0c;
    private static final int IIR_FIFOS = 0xc0;
    private static final int FCR_ENABLE = 1;
    private static final int FCR_CLEAR_RECEIVER = 1 << 1;
    private static final int LCR_DLAB = 1 << 7;
    private static final int LSR_DATA_READY = 1;
    private static final int LSR_TRANSMITTER_IDLE = 0x60;
    private static final int MSR_CONNECTED = 0xb0;
    private static final int MCR_RESET = 0x08;
    private static final int FIFO_BYTES = 16;
    private static final int[] TRIGGER_LEVELS = {1, 4, 8, 14};

    /// Four characters of ten bits at 115,200 baud, whatever the divisor says.
    private static final int TIMEOUT_MICROS = 347;

    private final VirtualClock clock;
    private final long timeoutCycles;
    private final InterruptLine line;
    private final EventQueue.Event timeout;
    private final ByteQueue received = new ByteQueue();
    private IntConsumer output = _ -> {};
    private int interruptEnable;
    private int fifoControl;
    private int lineControl;
    private int modemControl = MCR_RESET;
    private int scratch;
    private int divisorLow;
    private int divisorHigh;
    private boolean hasListener;
    private boolean hasTransmitted;
    private boolean hasTimedOut;

    /// @param cyclesPerMicro the clock's cycles per microsecond
    public Ns16550a(
            VirtualClock clock, EventQueue events, long cyclesPerMicro, InterruptLine line) {
        this.clock = clock;
        this.line = line;
        timeoutCycles = TIMEOUT_MICROS * cyclesPerMicro;
        timeout = events.event(this::timeOut);
    }

    /// Says where transmitted bytes go: 0 to 255, one call each, at the cycle of the store.
    public void connect(IntConsumer sink) {
        output = sink;
    }

    /// A byte arrives on the line, now.
    public void receive(int value) {
        received.add((byte) value);
        restartTimeout();
        update();
    }

    @Override
    public long load(long offset, int size) {
        if (size != 1) {
            return 0;
        }
        return switch ((int) offset) {
            case DATA -> isDivisorVisible() ? divisorLow : takeReceived();
            case IER -> isDivisorVisible() ? divisorHigh : interruptEnable;
            case IIR_FCR -> identifyInterrupt();
            case LCR -> lineControl;
            case MCR -> modemControl;
            case LSR -> LSR_TRANSMITTER_IDLE | (received.isEmpty() ? 0 : LSR_DATA_READY);
            case MSR -> MSR_CONNECTED;
            case SCR -> scratch;
            default -> 0;
        };
    }

    @Override
    public void store(long offset, int size, long value) {
        if (size != 1) {
            return;
        }
        int low = (int) value & 0xff;
        switch ((int) offset) {
            case DATA -> storeData(low);
            case IER -> storeInterruptEnable(low);
            case IIR_FCR -> storeFifoControl(low);
            case LCR -> lineControl = low;
            case MCR -> modemControl = low & 0x1f;
            case SCR -> scratch = low;
            default -> {}
        }
        update();
    }

    private boolean isDivisorVisible() {
        return (lineControl & LCR_DLAB) != 0;
    }

    private int takeReceived() {
        if (received.isEmpty()) {
            return 0;
        }
        int value = received.take() & 0xff;
        hasListener = true;
        hasTimedOut = false;
        restartTimeout();
        update();
        return value;
    }

    private void storeData(int value) {
        if (isDivisorVisible()) {
            divisorLow = value;
            return;
        }
        output.accept(value);
        hasTransmitted = true;
    }

    private void storeInterruptEnable(int value) {
        if (isDivisorVisible()) {
            divisorHigh = value;
            return;
        }
        int turnedOn = value & ~interruptEnable;
        interruptEnable = value & 0x0f;
        hasListener |= (turnedOn & IER_RECEIVED) != 0;
        // Enabling the interrupt of an empty transmitter raises it (data sheet, 8.6.4).
        hasTransmitted |= (turnedOn & IER_TRANSMITTER_EMPTY) != 0;
    }

    private void storeFifoControl(int value) {
        fifoControl = value & (FCR_ENABLE | 0xc0);
        if ((value & FCR_CLEAR_RECEIVER) != 0 && hasListener) {
            received.drop(FIFO_BYTES);
            hasTimedOut = false;
        }
        restartTimeout();
    }

    private int identifyInterrupt() {
        int cause = cause();
        if (cause == IIR_TRANSMITTER_EMPTY) {
            hasTransmitted = false;
            update();
        }
        return cause | (hasFifos() ? IIR_FIFOS : 0);
    }

    /// {@return the interrupt of the highest priority, or [#IIR_NONE]}
    private int cause() {
        if ((interruptEnable & IER_RECEIVED) != 0) {
            if (received.size() >= triggerLevel()) {
                return IIR_RECEIVED;
            }
            if (hasTimedOut) {
                return IIR_TIMEOUT;
            }
        }
        boolean mayTransmit = (interruptEnable & IER_TRANSMITTER_EMPTY) != 0 && hasTransmitted;
        return mayTransmit ? IIR_TRANSMITTER_EMPTY : IIR_NONE;
    }

    private boolean hasFifos() {
        return (fifoControl & FCR_ENABLE) != 0;
    }

    private int triggerLevel() {
        return hasFifos() ? TRIGGER_LEVELS[fifoControl >> 6] : 1;
    }

    private void restartTimeout() {
        timeout.cancel();
        if (!received.isEmpty() && received.size() < triggerLevel()) {
            timeout.planAt(clock.now() + timeoutCycles);
        }
    }

    private void timeOut() {
        hasTimedOut = true;
        update();
    }

    private void update() {
        line.drive(cause() != IIR_NONE);
    }
}
