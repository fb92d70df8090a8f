import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Answers every call with the same empty message.
public final class Server extends ProtectionDomain {
    private static final Message ANSWER = Message.of(0);

    @Override
    protected void init() {}

    @Override
    protected Message protectedCall(Channel channel, Message request) {
        return ANSWER;
    }
}
