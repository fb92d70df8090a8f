import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Starts five rounds, each when the one before is over.
public final class Ping extends ProtectionDomain {
    private static final int ROUNDS = 5;

    private int round = 1;

    @Override
    protected void init() {
        begin();
    }

    @Override
    protected void notified(Channel pong) {
        round++;
        if (round <= ROUNDS) {
            begin();
        } else {
            DebugConsole.println("that was it");
        }
    }

    private void begin() {
        DebugConsole.println("ping " + round);
        PingWiring.CHANNEL_PONG.signal();
    }
}
