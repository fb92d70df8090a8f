import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Waits for a signal from another domain.
public final class Lights extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel autopilot) {
        LightsWiring.CHANNEL_AUTOPILOT.signal();
    }
}
