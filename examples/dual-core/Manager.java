import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Lets both workers begin, and hears when they are done.
public final class Manager extends ProtectionDomain {
    @Override
    protected void init() {
        ManagerWiring.CHANNEL_LEFT.signal();
        ManagerWiring.CHANNEL_RIGHT.signal();
    }

    @Override
    protected void notified(Channel worker) {
        DebugConsole.println(
                (worker.equals(ManagerWiring.CHANNEL_LEFT) ? "left" : "right") + " is done");
    }
}
