package pump;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Child;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.FaultDecision;
import org.coreplatform.sdk.pd.FaultInfo;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Passes doses to its logger by reference.
final class Controller extends ProtectionDomain {
    @Override
    protected void init() {
        ControllerWiring.DOSE_TABLE.putLong(8, 41);
        log(8);
        ControllerWiring.DOSE_TABLE.putLong(16, -1);
        log(16);
        log(8);
    }

    private static void log(long offset) {
        RegionReference dose =
                ControllerWiring.LOG_CHANNEL.reference(ControllerWiring.DOSE_TABLE, offset, 8);
        Message answer =
                ControllerWiring.LOG_CHANNEL.call(
                        Message.of(1, dose.firstWord(), dose.secondWord()));
        DebugConsole.println("logged: ".concat(String.valueOf(answer.word(0))));
    }

    @Override
    protected void notified(Channel channel) {
        if (channel.equals(ControllerWiring.CHANNEL_UART_DRIVER)) {
            DebugConsole.println("the driver is there");
            ControllerWiring.LOG_CHANNEL.signal();
        }
    }

    @Override
    protected FaultDecision fault(Child child, FaultInfo fault) {
        DebugConsole.println(child.equals(ControllerWiring.CHILD_LOGGER) ? "fault" : "whose?");
        return FaultDecision.LEAVE_STOPPED;
    }
}
