import org.coreplatform.sdk.pd.*;

public final class Client extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {}
}
