import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Gets one notification for all the signals, when its turn comes.
public final class Sleeper extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {}
}
