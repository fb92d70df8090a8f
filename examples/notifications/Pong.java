import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Answers every signal with one.
public final class Pong extends ProtectionDomain {
    private int answered;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel ping) {
        answered++;
        DebugConsole.println("pong " + answered);
        // Sent together with the wait for the next event: one system call instead of two.
        PongWiring.CHANNEL_PING.deferredSignal();
    }
}
