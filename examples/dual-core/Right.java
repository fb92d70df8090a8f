import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// The worker on core 1.
public final class Right extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel manager) {
        Work.perform(3, RightWiring.CHANNEL_LEDGER);
        manager.signal();
    }
}
