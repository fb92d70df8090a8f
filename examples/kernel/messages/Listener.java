import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Tells which channels it was signalled on.
public final class Listener extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {
        DebugConsole.println("signal on channel " + channel.id());
    }
}
