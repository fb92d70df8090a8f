import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Signals, and signals again when it is answered; prints how many answers it has had.
public final class Ping extends ProtectionDomain {
    private static final int ROUNDS = 400;
    private static final int SIGNALS = 10_000;

    private int answers;

    @Override
    protected void init() {
        PingWiring.CHANNEL_PONG.signal();
    }

    @Override
    protected void notified(Channel channel) {
        if (++answers % SIGNALS == 0) {
            DebugConsole.println(SIGNALS);
        }
        if (answers < ROUNDS * SIGNALS) {
            channel.signal();
        }
    }
}
