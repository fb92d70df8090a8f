import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// The worker on core 0.
public final class Left extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel manager) {
        Work.perform(1, LeftWiring.CHANNEL_LEDGER);
        manager.signal();
    }
}
