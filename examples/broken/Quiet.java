import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Takes every event and does nothing: the mistakes here are in the descriptions.
public final class Quiet extends ProtectionDomain {
    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {}

    @Override
    protected void notified(Interrupt interrupt) {}

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        return Message.of(0);
    }
}
