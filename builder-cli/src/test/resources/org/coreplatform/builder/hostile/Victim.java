import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Is signalled.
public final class Victim extends ProtectionDomain {
    private long signals;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {
        signals++;
    }
}
