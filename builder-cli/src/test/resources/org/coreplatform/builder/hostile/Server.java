import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Answers whoever calls.
public final class Server extends ProtectionDomain {
    private long calls;

    @Override
    protected void init() {}

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        return Message.of(0, ++calls);
    }
}
