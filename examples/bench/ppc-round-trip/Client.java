import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Prints how many calls it has made, each time that it has made as many.
public final class Client extends ProtectionDomain {
    private static final int ROUNDS = 400;
    private static final int CALLS = 20_000;

    private final Message request = Message.of(0);
    private int rounds;

    @Override
    protected void init() {
        ClientWiring.CHANNEL_METRONOME.signal();
    }

    @Override
    protected void notified(Channel metronome) {
        for (int i = 0; i < CALLS; i++) {
            ClientWiring.CHANNEL_SERVER.call(request);
        }
        DebugConsole.println(CALLS);
        if (++rounds < ROUNDS) {
            metronome.signal();
        }
    }
}
