package pump;

import static pump.AlarmServerWiring.CHANNEL_MOTOR_DRIVER;
import static pump.AlarmServerWiring.REGION_ALARM_STATE;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Keeps the alarm and has the brake put on. Passive: it runs on the budget of its caller.
public final class AlarmServer extends ProtectionDomain {
    /// Label of the call that raises the alarm.
    static final int RAISE = 1;

    /// Label of the call that takes the alarm back.
    static final int CLEAR = 2;

    private final AlarmState alarm = new AlarmState(REGION_ALARM_STATE);

    @Override
    protected void init() {
        alarm.set(false);
    }

    /// Whatever is not a request to clear the alarm raises it.
    @Override
    protected Message protectedCall(Channel channel, Message request) {
        alarm.set(request.label() != CLEAR);
        CHANNEL_MOTOR_DRIVER.signal();
        return Message.of(0);
    }
}
