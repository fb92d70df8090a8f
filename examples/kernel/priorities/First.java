import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Works, and signals in the middle of it.
public final class First extends ProtectionDomain {
    @Override
    protected void init() {
        Work.micros(700);
        FirstWiring.CHANNEL_URGENT.signal();
        Work.micros(700);
        DebugConsole.println("done");
    }

    @Override
    protected void notified(Channel urgent) {
        DebugConsole.println("urgent was faster");
    }
}
