import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// A wheel that obeys the steering.
public final class Wheel extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {
        if (channel.equals(LeftWiring.CHANNEL_STEERING)) {
            DebugConsole.println("turning");
        }
    }
}
