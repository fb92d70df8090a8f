import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Lets the attacker begin when everybody is ready, and trusts it to answer.
public final class Client extends ProtectionDomain {
    @Override
    protected void init() {
        ClientWiring.CHANNEL_ATTACKER.signal();
        ClientWiring.CHANNEL_ATTACKER.call(Message.of(0));
    }

    @Override
    protected void notified(Channel attacker) {}
}
