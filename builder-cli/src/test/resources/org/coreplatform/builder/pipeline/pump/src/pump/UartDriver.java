package pump;

import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;

final class UartDriver extends ProtectionDomain {
    private final DeviceRegisters uart = new DeviceRegisters(UartDriverWiring.REGION_REGISTERS);

    @Override
    protected void init() {}

    @Override
    protected void notified(Interrupt interrupt) {
        uart.read(0);
        UartDriverWiring.IRQ_10.deferredAcknowledge();
        UartDriverWiring.CHANNEL_CONTROLLER.signal();
    }
}
