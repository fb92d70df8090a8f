package pump;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Child;
import org.coreplatform.sdk.pd.FaultDecision;
import org.coreplatform.sdk.pd.FaultInfo;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

final class Controller extends ProtectionDomain {
    @Override
    protected void init() {
        RegionReference first =
                ControllerWiring.LOG_CHANNEL.reference(ControllerWiring.DOSE_TABLE, 0, 16);
        ControllerWiring.LOG_CHANNEL.call(Message.of(1, first.firstWord(), first.secondWord()));
    }

    @Override
    protected void notified(Channel channel) {
        if (channel.equals(ControllerWiring.CHANNEL_UART_DRIVER)) {
            ControllerWiring.LOG_CHANNEL.signal();
        }
    }

    @Override
    protected FaultDecision fault(Child child, FaultInfo fault) {
        ControllerWiring.CHILD_LOGGER.restart();
        return FaultDecision.LEAVE_STOPPED;
    }
}
