package pump;

import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Lets the UART interrupt once, when its transmitter is empty, and says so.
final class UartDriver extends ProtectionDomain {
    private static final int INTERRUPT_ENABLE = 1;
    private static final int TRANSMITTER_EMPTY = 2;

    @Override
    protected void init() {
        UartDriverWiring.REGION_REGISTERS.putByte(INTERRUPT_ENABLE, TRANSMITTER_EMPTY);
    }

    @Override
    protected void notified(Interrupt interrupt) {
        if (interrupt.equals(UartDriverWiring.IRQ_10)) {
            UartDriverWiring.REGION_REGISTERS.putByte(INTERRUPT_ENABLE, 0);
            interrupt.deferredAcknowledge();
            UartDriverWiring.CHANNEL_CONTROLLER.signal();
        }
    }
}
