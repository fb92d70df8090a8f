package serial;

import static serial.UartDriverWiring.CHANNEL_VIRTUALISER;
import static serial.UartDriverWiring.REGION_DRIVER_RX;
import static serial.UartDriverWiring.REGION_DRIVER_TX;
import static serial.UartDriverWiring.REGION_UART_REGISTERS;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Driver of an NS16550A: bytes in, bytes out, and nothing about what they mean.
public final class UartDriver extends ProtectionDomain {
    private static final int DATA = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_STATUS = 5;
    private static final int RECEIVED = 1;
    private static final int TRANSMITTER_EMPTY = 1 << 5;
    private static final int FIFO_ON_AND_CLEAR = 7;

    private final MemoryRegion device = REGION_UART_REGISTERS;
    private final ByteRing received = new ByteRing(REGION_DRIVER_RX);
    private final ByteRing toSend = new ByteRing(REGION_DRIVER_TX);

    @Override
    protected void init() {
        device.putByte(FIFO_CONTROL, FIFO_ON_AND_CLEAR);
        device.putByte(INTERRUPT_ENABLE, RECEIVED);
    }

    @Override
    protected void notified(Interrupt interrupt) {
        // What finds no room is lost, as on any serial line without flow control.
        while (isSet(RECEIVED)) {
            int value = device.getByte(DATA);
            if (received.room() > 0) {
                received.write(value);
            }
        }
        interrupt.acknowledge();
        CHANNEL_VIRTUALISER.signal();
    }

    /// There is something to send.
    @Override
    protected void notified(Channel virtualiser) {
        int next = toSend.read();
        if (next < 0) {
            return;
        }
        while (next >= 0) {
            while (!isSet(TRANSMITTER_EMPTY)) {
                // Never long: the transmitter empties itself.
            }
            device.putByte(DATA, next);
            next = toSend.read();
        }
        // There is room again.
        CHANNEL_VIRTUALISER.signal();
    }

    private boolean isSet(int bit) {
        return (device.getByte(LINE_STATUS) & bit) != 0;
    }
}
