import org.coreplatform.sdk.pd.*;

public final class Client extends ProtectionDomain {
    @Override
    protected void init() {
        ServerWiring.CHANNEL_CLIENT.signal();
    }

    @Override
    protected void notified(Channel channel) {}
}
