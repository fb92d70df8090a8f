import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Works when it is signalled.
public final class Urgent extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel first) {
        Work.micros(200);
        DebugConsole.println("done");
        UrgentWiring.CHANNEL_FIRST.signal();
    }
}
