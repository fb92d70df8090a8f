import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Has nothing to do with the worker, and works on.
public final class Neighbour extends ProtectionDomain {
    @Override
    protected void init() {
        DebugConsole.println("working");
    }

    @Override
    protected void notified(Channel supervisor) {
        DebugConsole.println("still working, now without the worker");
    }
}
