package pump;

import org.coreplatform.sdk.pd.MemoryRegion;

/// The NS16550A, as far as a console needs it. Its registers are single bytes.
final class Uart {
    private static final int DATA = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_STATUS = 5;
    private static final int RECEIVED = 1;
    private static final int TRANSMITTER_EMPTY = 1 << 5;
    private static final int FIFO_ON_AND_CLEAR = 7;

    private final MemoryRegion registers;

    Uart(MemoryRegion registers) {
        this.registers = registers;
    }

    /// Lets received bytes interrupt.
    void enable() {
        registers.putByte(FIFO_CONTROL, FIFO_ON_AND_CLEAR);
        registers.putByte(INTERRUPT_ENABLE, RECEIVED);
    }

    boolean hasInput() {
        return (registers.getByte(LINE_STATUS) & RECEIVED) != 0;
    }

    char read() {
        return (char) (registers.getByte(DATA) & 0xff);
    }

    void write(char character) {
        while ((registers.getByte(LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
            // The transmitter of this board is always ready; that of others soon is.
        }
        registers.putByte(DATA, character);
    }
}
